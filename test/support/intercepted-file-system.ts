import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';

/** Sees every operation before it happens, and decides whether it does. */
export type Interceptor = <T>(operation: string, run: () => Promise<T>) => Promise<T>;

/** `inner`, with `around` standing between it and whoever uses it. */
export const interceptedFileSystem = (inner: FileSystem, around: Interceptor): FileSystem => ({
  createFile: async path => {
    const file = await around('createFile', () => inner.createFile(path));
    return {
      write: content => around('write', () => file.write(content)),
      sync: () => around('sync', () => file.sync()),
      close: () => around('close', () => file.close()),
    };
  },
  readFile: path => around('readFile', () => inner.readFile(path)),
  readBytes: path => around('readBytes', () => inner.readBytes(path)),
  stamp: path => around('stamp', () => inner.stamp(path)),
  rename: (from, to) => around('rename', () => inner.rename(from, to)),
  unlink: path => around('unlink', () => inner.unlink(path)),
  makeFolder: path => around('makeFolder', () => inner.makeFolder(path)),
  listFolder: path => around('listFolder', () => inner.listFolder(path)),
  syncFolder: path => around('syncFolder', () => inner.syncFolder(path)),
});

/** A failure as the system reports it. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code });
