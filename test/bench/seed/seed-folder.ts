import { join } from 'node:path';
import { nodeFileSystem } from '../../../reference-server/src/store/lowdb/node-file-system.ts';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { seedDraft } from './document.ts';

const atOnce = 64;

/** A disk that promises nothing: what is seeded need not survive a power cut. */
const unsynced: FileSystem = {
  ...nodeFileSystem,
  createFile: async path => ({ ...(await nodeFileSystem.createFile(path)), sync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
};

/** Stores so many requests, always the same ones. */
export const seed = async (store: RequestStore, count: number): Promise<void> => {
  let next = 0;
  const fill = async () => {
    while (next < count) {
      const draft = seedDraft(next, count);
      next += 1;
      await store.insert(draft);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fill));
};

const [folder, count] = process.argv.slice(2);
if (folder !== undefined && count !== undefined && import.meta.main) {
  const store = await openLowdbStore({ folder: join(folder, 'melikgazi'), fileSystem: unsynced });
  await seed(store, Number(count));
  await store.close();
}
