import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnavailableError } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, started } from '../../support/drafts.ts';
import { failingFileSystem, type Fault } from '../../support/failing-file-system.ts';
import { listOptions } from '../../support/list-options.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { filesBelow, openSimulatedStore } from '../../support/simulated-store.ts';

const reference = referenceOf(2026, 4819073);
const canary = 'canary-51ab';

/** A store on a disk in trouble, with one request. */
const withRequest = async () => {
  const disk = new SimulatedFileSystem();
  const { fileSystem, arm, repair } = failingFileSystem(disk);
  const store = await openSimulatedStore(fileSystem);
  await store.insert(draftOf(byKey('a'), { description: canary }, () => reference));
  return { disk, store, arm, repair };
};

const faults: Omit<Fault, 'at'>[] = (['before', 'after'] as const).map(when => ({
  code: 'EIO',
  lasts: 'once',
  when,
}));

test('a removal that fails anywhere can be tried again, and lasts', async () => {
  for (const kind of faults) {
    let wasMet = true;
    for (let at = 1; wasMet; at += 1) {
      const { disk, store, arm, repair } = await withRequest();
      arm({ ...kind, at });
      const error = await store.remove(reference).catch((error: unknown) => error);
      wasMet = repair();
      if (error !== undefined) {
        assert.ok(error instanceof UnavailableError);
        assert.equal((await store.list(listOptions())).items.length, 1);
        await store.remove(reference);
      }
      assert.equal(await store.find(reference), undefined);
      const restarted = await openSimulatedStore(disk.afterPowerCut('drops'));
      assert.deepEqual((await restarted.list(listOptions())).items, []);
    }
  }
});

/** What every file says, finished or not. */
const contents = async (disk: SimulatedFileSystem): Promise<string> =>
  (await Promise.all((await filesBelow(disk, '/data')).map(path => disk.readFile(path)))).join();

for (const [what, end] of [
  ['an erasure', { description: '', erasedOn: '2026-11-23' }],
  ['a removal', undefined],
] as const)
  test(`${what} takes with it what unfinished writes have left`, async () => {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk, ['rename', 'unlink']);
    const store = await openSimulatedStore(fileSystem);
    await store.insert(draftOf(byKey('a'), { description: canary }, () => reference));
    arm({ at: 1, code: 'EIO', lasts: 'for good', when: 'before' });
    await assert.rejects(store.update(reference, undefined, started), { name: 'UnavailableError' });
    repair();
    assert.equal((await filesBelow(disk, '/data')).length, 2);
    if (end === undefined) await store.remove(reference);
    else await store.update(reference, undefined, stored => ({ ...stored, ...end }));
    assert.ok(!(await contents(disk)).includes(canary));
    assert.equal((await filesBelow(disk, '/data')).length, end === undefined ? 0 : 1);
  });

test('an erasure that could not take away what an unfinished write has left does so when it is asked for again', async () => {
  const disk = new SimulatedFileSystem();
  const { fileSystem, arm, repair } = failingFileSystem(disk, ['rename', 'unlink']);
  const store = await openSimulatedStore(fileSystem);
  await store.insert(draftOf(byKey('a'), { description: canary }, () => reference));
  arm({ at: 1, code: 'EIO', lasts: 'for good', when: 'before' });
  await assert.rejects(store.update(reference, undefined, started), { name: 'UnavailableError' });
  const erased = () =>
    store.update(reference, undefined, stored =>
      stored.erasedOn === undefined ? { ...stored, description: '', erasedOn: '2026-11-23' } : stored,
    );
  arm({ at: 2, code: 'EIO', lasts: 'for good', when: 'before' });
  await assert.rejects(erased(), { name: 'UnavailableError' });
  repair();
  assert.ok((await contents(disk)).includes(canary));
  await erased();
  assert.ok(!(await contents(disk)).includes(canary));
});
