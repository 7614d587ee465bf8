import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';

/** How it went: there was already a file of this name, or none any more to take. */
export type Taken = 'made' | 'there' | 'gone';

/** What backup and restore do to a disk, so that tests can have each of it fail, or something happen before it. */
export interface Disk {
  /** Makes a folder that only its owner may enter, and those above; it may be there. */
  makeFolder(path: string): Promise<void>;
  /** A second name for a file whose bytes are on the disk and never change; a copy where the disk has no second names. */
  link(from: string, to: string): Promise<Taken>;
  /** A copy whose bytes would survive a power cut; its name may still not. */
  copy(from: string, to: string): Promise<Taken>;
  /** A new file of this text, likewise. */
  write(path: string, text: string | AsyncIterable<string>): Promise<void>;
  /** Replaces what is at `to`, at once. */
  rename(from: string, to: string): Promise<void>;
  /** Deletes a file or a whole folder; it need not be there. */
  remove(path: string): Promise<void>;
  /** Resolves when the names in the folder would survive a power cut. */
  syncFolder(path: string): Promise<void>;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  makeFolder: path => makeFolder(path),
  link: async (from, to) => {
    try {
      await link(from, to);
      return 'made';
    } catch (error) {
      if (!hasNoLinks(error)) return takenBy(error);
    }
    return durableCopy(from, to);
  },
  copy: (from, to) => durableCopy(from, to),
  write: async (path, text) => {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      throw named(error, path);
    } finally {
      await file.close();
    }
  },
  rename,
  remove: path => rm(path, { recursive: true, force: true }),
  syncFolder: path => nodeFileSystem.syncFolder(path),
};

/** Node.js can do that by itself, but says `ENOENT` where the disk can only be read. */
const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path);
  }
};

/** The system does not say which file could not be written. */
const named = (error: unknown, path: string): unknown =>
  error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;

/** Another file system, or one without hard links. */
const hasNoLinks = (error: unknown): boolean =>
  ['EXDEV', 'EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '');

const takenBy = (error: unknown): Taken => {
  if (errorCode(error) === 'EEXIST') return 'there';
  if (errorCode(error) === 'ENOENT') return 'gone';
  throw error;
};

const durableCopy = async (from: string, to: string): Promise<Taken> => {
  try {
    // Shares the blocks of the file where the file system can.
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    if (!['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) await unlink(to).catch(() => undefined);
    return takenBy(error);
  }
  await chmod(to, 0o600);
  const copy = await open(to, 'r+');
  try {
    await copy.sync();
  } finally {
    await copy.close();
  }
  return 'made';
};
