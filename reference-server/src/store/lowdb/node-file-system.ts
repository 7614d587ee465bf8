import { statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { errorCode, type FileSystem } from './file-system.ts';

/** The disk of this machine. */
export const nodeFileSystem: FileSystem = {
  createFile: async path => {
    const file = await open(path, 'wx', 0o600);
    return {
      write: content => file.writeFile(content),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  readFile: path => unlessMissing(readFile(path, 'utf8')),
  readBytes: path => unlessMissing(readFile(path)),
  stamp: async path => {
    // Every file is looked at once at the start: through the thread pool that alone would take seconds.
    const found = statSync(path, { throwIfNoEntry: false });
    return found && { inode: found.ino, changedAt: found.ctimeMs, size: found.size };
  },
  rename,
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

const unlessMissing = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};
