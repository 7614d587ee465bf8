import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';
import type { LowdbStore } from '../../reference-server/src/store/lowdb/lowdb-store.ts';
import { byKey, draftOf, started } from './drafts.ts';
import { interceptedFileSystem } from './intercepted-file-system.ts';
import { listOptions } from './list-options.ts';
import { SimulatedFileSystem, type PowerCut } from './simulated-file-system.ts';
import { openSimulatedStore } from './simulated-store.ts';

/** What the store has acknowledged: key, reference and version. */
type Promised = Map<string, { readonly reference: string; readonly version: number }>;

const keys = ['a', 'b', 'c'];

/** Makes, or makes again, the request of a key, and takes down what the store promised. */
const insert = async (store: LowdbStore, key: string, promised: Promised): Promise<StoredRequest> => {
  const { request } = await store.insert(draftOf(byKey(key), { description: key }));
  promised.set(key, request);
  return request;
};

/** A short life: requests come alone and together, one is changed, one is retried after a restart. */
const live = async (fileSystem: FileSystem, promised: Promised): Promise<void> => {
  const store = await openSimulatedStore(fileSystem);
  const { reference } = await insert(store, 'a', promised);
  // Both are waited for even if one fails: what is promised after the power went would be no promise.
  const together = await Promise.allSettled(['b', 'c'].map(key => insert(store, key, promised)));
  for (const outcome of together) if (outcome.status === 'rejected') throw outcome.reason;
  promised.set('a', await store.update(reference, 1, started));
  await store.close();
  const again = await openSimulatedStore(fileSystem);
  await insert(again, 'b', promised);
  promised.set('a', await again.update(reference, 2, started));
};

/** What is wrong with a disk after the power came back. */
const wrongsOn = async (disk: SimulatedFileSystem, promised: Promised): Promise<string[]> => {
  const store = await openSimulatedStore(disk);
  const wrongs = store.broken.map(({ path }) => `half a document: ${path}`);
  for (const [key, { reference, version }] of promised) {
    const found = await store.find(reference);
    if (found === undefined) wrongs.push(`lost: ${key}`);
    else if (found.version < version) wrongs.push(`lost: version ${version} of ${key}`);
    else if (found.description !== key) wrongs.push(`mixed up: ${key}`);
  }
  for (const key of keys) {
    const before = promised.get(key)?.reference;
    const { reference } = await insert(store, key, new Map());
    if (before !== undefined && reference !== before) wrongs.push(`doubled: ${key}`);
  }
  const { items } = await store.list(listOptions());
  if (items.length !== keys.length) wrongs.push(`${items.length} requests for ${keys.length} keys`);
  return wrongs;
};

/**
 * Cuts the power at every operation of a short life of the store, and answers what was wrong after each.
 *
 * @param sabotage - What stands between the store and the disk.
 */
export const wrongsAfterPowerCuts = async (
  cuts: readonly PowerCut[],
  sabotage: (disk: FileSystem) => FileSystem = disk => disk,
): Promise<{ readonly wrongs: readonly string[]; readonly operations: number }> => {
  const wrongs: string[] = [];
  for (let operations = 0; ; operations += 1) {
    const disk = new SimulatedFileSystem();
    const promised: Promised = new Map();
    let left = operations;
    const powered = interceptedFileSystem(disk, (_operation, run) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('The power is out.')) : run();
    });
    await live(sabotage(powered), promised).catch((error: unknown) => {
      if (left >= 0) throw error;
    });
    for (const cut of cuts) {
      const found = await wrongsOn(disk.afterPowerCut(cut), promised);
      wrongs.push(...found.map(wrong => `after ${operations} operations: ${wrong}`));
    }
    // Only the process dies, the next one answers the retries, and then the power goes.
    const next = await openSimulatedStore(sabotage(disk));
    for (const key of keys) await insert(next, key, promised);
    const found = await wrongsOn(disk.afterPowerCut('drops'), promised);
    wrongs.push(...found.map(wrong => `after ${operations} operations and a restart: ${wrong}`));
    if (left >= 0) return { wrongs, operations };
  }
};

/** A disk that says it did what it did not. */
export const without =
  (operation: 'sync' | 'syncFolder') =>
  (disk: FileSystem): FileSystem => {
    const nothing = () => Promise.resolve();
    const whole = interceptedFileSystem(disk, (_operation, run) => run());
    if (operation === 'syncFolder') return { ...whole, syncFolder: nothing };
    return { ...whole, createFile: async path => ({ ...(await whole.createFile(path)), sync: nothing }) };
  };
