import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failingFileSystem } from '../../support/failing-file-system.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { openSimulatedStore } from '../../support/simulated-store.ts';

for (const code of ['ENOSPC', 'EIO', 'EROFS'])
  test(`a store on a disk with ${code} can’t write, says why, and recovers`, async () => {
    const { fileSystem, arm, repair } = failingFileSystem(new SimulatedFileSystem());
    const store = await openSimulatedStore(fileSystem);
    arm({ at: 1, code, lasts: 'for good', when: 'before' });
    assert.deepEqual(await store.check(), { writable: false, reason: code, broken: 0 });
    repair();
    assert.deepEqual(await store.check(), { writable: true, broken: 0 });
  });
