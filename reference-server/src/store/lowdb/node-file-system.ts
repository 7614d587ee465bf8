import { statSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, unlink, type FileHandle } from 'node:fs/promises';
import type { FileStamp } from './file-stamp.ts';
import { errorCode, type FileSystem, type NewFile } from './file-system.ts';

/** The disk of this machine. */
export const nodeFileSystem: FileSystem = {
  createFile: async path => writable(await open(path, 'wx', 0o600)),
  openToAppend: async path => writable(await open(path, 'a', 0o600)),
  syncFile: async path => {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  openToRead: async path => {
    const file = await unlessMissing(open(path));
    if (file === undefined) return undefined;
    try {
      const { size } = await file.stat();
      return { bytes: size, stream: file.createReadStream() };
    } catch (error) {
      await file.close();
      throw error;
    }
  },
  readFile: path => unlessMissing(readFile(path, 'utf8')),
  readBytes: path => unlessMissing(readFile(path)),
  stamp: path => new Promise(resolve => resolve(stampOf(path))),
  rename,
  link,
  unlink,
  makeFolder: async path => {
    await mkdir(path, 0o700);
  },
  listFolder: async path => {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  syncFolder: async path => {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

// Every document is looked at once at the start: through the thread pool that alone would take seconds.
const stampOf = (path: string): FileStamp | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { inode: found.ino, changedAt: found.ctimeMs, size: found.size };
};

const writable = (file: FileHandle): NewFile => ({
  write: content => file.writeFile(content),
  sync: () => file.sync(),
  close: () => file.close(),
});

const unlessMissing = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};
