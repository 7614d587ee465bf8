import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ownFolder, type FolderOwnership } from '../store/lowdb/folder-owner.ts';

/** Where this process, and no other, receives files before they are kept elsewhere. */
export interface UploadFolder {
  /** A path for one file. */
  temporaryPath(): string;
  /** Deletes it with all that is in it. */
  close(): Promise<void>;
}

/**
 * Makes a folder for this process below `root`, on a disk of this machine. What processes left there that were killed
 * is deleted; those that live are left alone.
 */
export const openUploadFolder = async (root: string): Promise<UploadFolder> => {
  const parent = resolve(root);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await deleteAbandoned(parent);
  const { folder, ownership } = await ownNewFolder(parent);
  return {
    temporaryPath: () => join(folder, randomBytes(16).toString('hex')),
    close: async () => {
      await ownership.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const prefix = 'process-';
const mostTries = 10;

/** A process that starts at the same moment may take a new folder for an abandoned one; then another is made. */
const ownNewFolder = async (
  parent: string,
): Promise<{ readonly folder: string; readonly ownership: FolderOwnership }> => {
  for (let tries = 1; ; tries += 1) {
    const folder = await mkdtemp(join(parent, prefix));
    try {
      return { folder, ownership: await ownFolder(folder) };
    } catch (error) {
      if (tries === mostTries) throw error;
    }
  }
};

const deleteAbandoned = async (parent: string): Promise<void> => {
  for (const name of (await readdir(parent)).filter(name => name.startsWith(prefix))) {
    const folder = join(parent, name);
    const ownership = await ownFolder(folder).catch(() => undefined);
    if (ownership === undefined) continue;
    await rm(folder, { recursive: true, force: true });
    await ownership.release();
  }
};
