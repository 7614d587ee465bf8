import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import type { LowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { byKey, draftOf } from '../../support/drafts.ts';
import { failingFileSystem } from '../../support/failing-file-system.ts';
import { interceptedFileSystem } from '../../support/intercepted-file-system.ts';
import { manualTimer } from '../../support/manual-timer.ts';
import { randomChoice } from '../../support/random-choice.ts';
import { SimulatedFileSystem, type PowerCut } from '../../support/simulated-file-system.ts';
import { filesBelow, openSimulatedStore } from '../../support/simulated-store.ts';

const canary = 'canary51ab';
const reference = referenceOf(2026, 4_819_073);
const neighbour = referenceOf(2026, 4_800_001);

/** What takes a person's words off the disk; may be asked for again, as someone does who got no answer. */
const ends: Readonly<Record<string, (store: LowdbStore) => Promise<unknown>>> = {
  'an erasure': store =>
    store.update(reference, undefined, stored =>
      stored.erasedOn === undefined
        ? { ...stored, description: '', applicant: {}, erasedOn: '2026-11-23' }
        : stored,
    ),
  'a removal': store => store.remove(reference),
};

/** A disk with the request of a person and a neighbour's, both in the cache. */
const diskWithCache = async (): Promise<SimulatedFileSystem> => {
  let now = 0;
  const disk = new SimulatedFileSystem(() => now);
  const store = await openSimulatedStore(disk);
  const person = { description: `${canary} var`, applicant: { givenName: canary } };
  await store.insert(draftOf(byKey('a'), person, () => reference));
  await store.insert(draftOf(byKey('b'), {}, () => neighbour));
  now += 10_000;
  await store.close();
  // Also what an earlier write of the cache has left, all of it as if the disk had found the time to keep it.
  const [path = ''] = await filesBelow(disk, '/data/index');
  const bytes = (await disk.readBytes(path)) ?? assert.fail();
  await disk.unlink(path);
  for (const name of [path, `${path}.0123456789ab.tmp`]) {
    const file = await disk.createFile(name);
    await file.write(bytes);
    await file.sync();
  }
  for (const folder of ['/data/index', '/data']) await disk.syncFolder(folder);
  return disk;
};

const hasCanary = async (disk: FileSystem): Promise<boolean> => {
  for (const path of await filesBelow(disk, '/data')) {
    if (Buffer.from((await disk.readBytes(path)) ?? []).includes(canary)) return true;
  }
  return false;
};

const cuts: readonly PowerCut[] = ['drops', ...[0, 1, 2].map(randomChoice)];

/** Lets a task end after so many operations of the disk, as when the process dies; whether it was not met. */
const cutAfter = async (
  operations: number,
  disk: FileSystem,
  task: (fileSystem: FileSystem) => Promise<unknown>,
): Promise<boolean> => {
  let left = operations;
  const dying = interceptedFileSystem(disk, (_operation, run) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('The process is dead.')) : run();
  });
  await task(dying).catch((error: unknown) => {
    if (left >= 0) throw error;
  });
  return left >= 0;
};

test('the cache knows what people wrote, until it is erased', async () => {
  const disk = await diskWithCache();
  const paths = (await filesBelow(disk, '/data/index')).map(path => disk.readBytes(path));
  const cached = await Promise.all(paths);
  assert.ok(cached.some(bytes => Buffer.from(bytes ?? []).includes(canary)));
});

test('a removal whose end nobody saw is made good by the next start, for the cache too', async () => {
  const disk = await diskWithCache();
  const { fileSystem, arm, repair } = failingFileSystem(disk, ['syncFolder']);
  const store = await openSimulatedStore(fileSystem);
  // The first makes the cache go for good, the second the document.
  arm({ at: 2, code: 'EIO', lasts: 'once', when: 'before' });
  await assert.rejects(store.remove(reference), { name: 'UnavailableError' });
  repair();
  await store.close();
  assert.equal(await hasCanary(disk), true);
  const next = await openSimulatedStore(disk);
  await next.remove(reference);
  assert.equal(await hasCanary(disk), false);
});

for (const [what, end] of Object.entries(ends)) {
  test(`${what} leaves nothing once it is acknowledged, whatever the power does`, async () => {
    for (const cut of cuts) {
      const disk = await diskWithCache();
      await end(await openSimulatedStore(disk));
      assert.equal(await hasCanary(disk), false);
      assert.equal(await hasCanary(disk.afterPowerCut(cut)), false);
    }
  });

  test(`${what} that was cut off anywhere and is asked for again leaves nothing`, async () => {
    for (const cut of [undefined, ...cuts]) {
      for (let operations = 0; ; operations += 1) {
        const disk = await diskWithCache();
        const isWhole = await cutAfter(operations, disk, async dying => end(await openSimulatedStore(dying)));
        const left = cut === undefined ? disk : disk.afterPowerCut(cut);
        await end(await openSimulatedStore(left));
        assert.equal(await hasCanary(left), false, `after ${operations} operations`);
        const next = await openSimulatedStore(left);
        assert.notEqual(await next.find(neighbour), undefined);
        if (isWhole) break;
      }
    }
  });

  test(`${what} while the cache is being written does not let it bring anything back`, async () => {
    const disk = await diskWithCache();
    const before = await openSimulatedStore(disk);
    for (let number = 0; number < 1000; number += 1)
      await before.insert(draftOf(byKey(String(number)), {}, () => referenceOf(2026, 4_820_000 + number)));
    for (let pause = 0; pause < 24; pause += 4) {
      const copy = disk.afterPowerCut('drops');
      for (const path of await filesBelow(copy, '/data/index')) await copy.unlink(path);
      const { setTimer, pass } = manualTimer();
      const store = await openSimulatedStore(copy, { setTimer });
      pass(5000);
      for (let turn = 0; turn < pause; turn += 1) await setImmediate();
      await end(store);
      assert.equal(await hasCanary(copy), false, `after ${pause} turns`);
      await store.close();
      assert.equal(await hasCanary(copy), false, `after ${pause} turns, and the end`);
    }
  });
}
