import { join } from 'node:path';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { nodeFileSystem } from '../../../reference-server/src/store/lowdb/node-file-system.ts';
import { seed } from './seed-store.ts';
import { jurisdiction } from './setting.ts';

// A program: fills the data folder of its first argument with as many requests as its second says.

/** A disk that promises nothing: what is seeded need not survive a power cut. */
const unsynced: FileSystem = {
  ...nodeFileSystem,
  createFile: async path => ({ ...(await nodeFileSystem.createFile(path)), sync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
};

const [folder = '', count = ''] = process.argv.slice(2);
const store = await openLowdbStore({ folder: join(folder, jurisdiction), fileSystem: unsynced });
await seed(store, Number(count));
await store.close();
