import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { errorCode, type FileSystem } from './file-system.ts';

/** The disk of this machine. */
export const nodeFileSystem: FileSystem = {
  createFile: async path => {
    const file = await open(path, 'wx', 0o600);
    return {
      write: text => file.writeFile(text),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  readFile: async path => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
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
