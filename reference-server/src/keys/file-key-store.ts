import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { DurableFolders } from '../store/lowdb/durable-folders.ts';
import { durableDocument } from '../store/lowdb/durable-json-file.ts';
import { errorCode, type FileSystem } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { UnavailableError } from '../store/store.ts';
import { createKeyStore, type KeyRecords, type KeyStore } from './key-store.ts';
import { storedKeySchema, type StoredKey } from './stored-key.ts';

/** The keys of a data folder, one lowdb database a key, so that processes never overwrite each other's. */
export const openFileKeyStore = (dataFolder: string, fileSystem: FileSystem = nodeFileSystem): KeyStore =>
  createKeyStore(fileKeyRecords(dataFolder, fileSystem));

/** What is stored of them. */
export const fileKeyRecords = (dataFolder: string, fileSystem: FileSystem = nodeFileSystem): KeyRecords => {
  const root = resolve(dataFolder);
  const folder = join(root, 'keys');
  const folders = new DurableFolders(fileSystem, root);

  const documentOf = (id: string) =>
    durableDocument<StoredKey>({
      fileSystem,
      folders,
      path: join(folder, `${id}.json`),
      parse: value => z.parse(storedKeySchema, value),
    });

  const read = async (id: string): Promise<StoredKey | undefined> => {
    const document = documentOf(id);
    try {
      await document.read();
    } catch (cause) {
      throw new UnavailableError(false, { cause: new Error(`The key ${id} can't be read.`, { cause }) });
    }
    return document.data ?? undefined;
  };

  const write = async (key: StoredKey): Promise<void> => {
    const document = documentOf(key.id);
    document.data = key;
    await document.write();
  };

  return {
    add: write,
    find: read,
    all: async () => {
      const ids = await idsIn(fileSystem, folder);
      return (await Promise.all(ids.map(read))).filter(key => key !== undefined);
    },
    revoke: async (id, at) => {
      const stored = await read(id);
      if (stored === undefined) return false;
      // Also where it says so already: that may be what a write has left that failed before it was durable.
      await write({ ...stored, revokedAt: stored.revokedAt ?? at });
      return true;
    },
  };
};

const idsIn = async (fileSystem: FileSystem, folder: string): Promise<readonly string[]> => {
  try {
    const entries = await fileSystem.listFolder(folder);
    return entries.flatMap(({ name }) => /^([0-9a-f]{12})\.json$/.exec(name)?.[1] ?? []);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};
