import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, started } from '../../support/drafts.ts';
import { interceptedFileSystem } from '../../support/intercepted-file-system.ts';
import { listOptions } from '../../support/list-options.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { openSimulatedStore } from '../../support/simulated-store.ts';

/** Every way to see a request's version. */
const readers = [
  async (store: RequestStore, reference: string) => (await store.find(reference))?.version,
  async (store: RequestStore) => (await store.findByIdempotencyKey(['a']))?.version,
  async (store: RequestStore) => (await store.insert(draftOf(byKey('a')))).request.version,
  async (store: RequestStore) => (await store.list(listOptions())).items[0]?.version,
];

test('nobody reads what a power cut could still take back', async () => {
  const disk = new SimulatedFileSystem();
  const reads: Promise<void>[] = [];
  let read = () => {};
  const fileSystem = interceptedFileSystem(disk, async (operation, run) => {
    if (operation !== 'readFile') {
      read();
      // Whoever does not wait for the write has time to read what is there.
      await setImmediate();
    }
    return run();
  });
  const store = await openSimulatedStore(fileSystem);
  const { reference } = (await store.insert(draftOf(byKey('a')))).request;
  read = () => {
    for (const reader of readers) {
      const seen = reader(store, reference).then(async version => {
        const kept = await openSimulatedStore(disk.afterPowerCut('drops'));
        const keptVersion = (await kept.find(reference))?.version ?? 0;
        assert.ok(
          version !== undefined && version <= keptVersion,
          `${version} was read, ${keptVersion} kept`,
        );
      });
      reads.push(seen);
    }
  };
  await store.update(reference, 1, started);
  await Promise.all(reads);
  assert.ok(reads.length >= 6 * readers.length, `${reads.length} reads`);
});
