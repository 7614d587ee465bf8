import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { UnavailableError, type RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, started } from '../../support/drafts.ts';
import { forEveryFault, isFull } from '../../support/every-fault.ts';
import { failingFileSystem, type Fault } from '../../support/failing-file-system.ts';
import { listOptions } from '../../support/list-options.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { filesBelow, openSimulatedStore } from '../../support/simulated-store.ts';

const outcomeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

const assertHonest = (error: unknown, { code }: Fault) => {
  if (error === undefined) return;
  assert.ok(error instanceof UnavailableError, inspect(error));
  assert.equal(error.full, isFull(code));
};

const versionsIn = async (store: RequestStore) =>
  (await store.list(listOptions())).items.map(({ version }) => version);

test('an insert that fails anywhere can be tried again and makes one request', async () => {
  await forEveryFault(async fault => {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk);
    const store = await openSimulatedStore(fileSystem);
    arm(fault);
    const error = await outcomeOf(store.insert(draftOf(byKey('a'))));
    assertHonest(error, fault);
    assert.equal((await versionsIn(store)).length, error === undefined ? 1 : 0);
    const wasMet = repair();
    const { request, replayed } = await store.insert(draftOf(byKey('a')));
    assert.equal(replayed, error === undefined);
    assert.deepEqual(await versionsIn(store), [1]);

    const restarted = await openSimulatedStore(disk.afterPowerCut('drops'));
    assert.deepEqual(await restarted.find(request.reference), request);
    assert.deepEqual(await versionsIn(restarted), [1]);
    return wasMet;
  });
});

test('an update that fails anywhere leaves the old or the new request, and memory agrees with the disk', async () => {
  await forEveryFault(async fault => {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk);
    const store = await openSimulatedStore(fileSystem);
    const { request } = await store.insert(draftOf(byKey('a')));
    arm(fault);
    const error = await outcomeOf(store.update(request.reference, 1, started));
    assertHonest(error, fault);
    const wasMet = repair();
    const listed = await versionsIn(store);
    const found = await store.find(request.reference);
    assert.equal(found?.events.length, found?.version);
    assert.deepEqual(listed, [found?.version]);
    if (error === undefined) assert.equal(found?.version, 2);
    const kept = await openSimulatedStore(disk.afterPowerCut('drops'));
    assert.deepEqual(await kept.find(request.reference), found);

    const changed = await store.update(request.reference, found?.version ?? 0, started);
    const restarted = await openSimulatedStore(disk.afterPowerCut('drops'));
    assert.deepEqual(await restarted.find(request.reference), changed);
    return wasMet;
  });
});

test('reads stay up while the disk is full', async () => {
  const writes = ['createFile', 'write', 'rename', 'makeFolder', 'sync', 'syncFolder'];
  for (let at = 1; at <= writes.length; at += 1) {
    const { fileSystem, arm } = failingFileSystem(new SimulatedFileSystem(), writes);
    const store = await openSimulatedStore(fileSystem);
    const { request } = await store.insert(draftOf(byKey('a')));
    arm({ at, code: 'ENOSPC', lasts: 'for good', when: 'before' });
    await outcomeOf(store.update(request.reference, 1, started));
    await assert.rejects(store.insert(draftOf(byKey('b'))), { name: 'UnavailableError', full: true });
    assert.equal((await store.find(request.reference))?.reference, request.reference);
    assert.equal((await store.findByIdempotencyKey(['a']))?.reference, request.reference);
    assert.equal((await store.insert(draftOf(byKey('a')))).replayed, true);
    assert.equal((await versionsIn(store)).length, 1);
  }
});

test('what a failed write left behind is removed, at once or at the next start', async () => {
  await forEveryFault(async fault => {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk);
    const store = await openSimulatedStore(fileSystem);
    arm(fault);
    await outcomeOf(store.insert(draftOf(byKey('a'))));
    const wasMet = repair();
    if (fault.lasts === 'for good') await openSimulatedStore(disk);
    const left = (await filesBelow(disk, '/data')).filter(path => !path.endsWith('.json'));
    assert.deepEqual(left, []);
    return wasMet;
  });
});

test('what a failed check left behind is removed at the next start', async () => {
  await forEveryFault(async fault => {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk);
    const store = await openSimulatedStore(fileSystem);
    arm(fault);
    await store.check();
    const wasMet = repair();
    await openSimulatedStore(disk);
    const left = (await filesBelow(disk, '/data')).filter(path => !path.endsWith('.json'));
    assert.deepEqual(left, []);
    return wasMet;
  });
});

test('of parallel inserts with one key, those after a failed one try again', async () => {
  await forEveryFault(async fault => {
    const { fileSystem, arm, repair } = failingFileSystem(new SimulatedFileSystem());
    const store = await openSimulatedStore(fileSystem);
    arm(fault);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => store.insert(draftOf(byKey('a')))),
    );
    const wasMet = repair();
    const answers = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    assert.equal(new Set(answers.map(({ request }) => request.reference)).size, answers.length > 0 ? 1 : 0);
    if (fault.lasts === 'once') assert.ok(answers.length >= 4);
    await store.insert(draftOf(byKey('a')));
    assert.deepEqual(await versionsIn(store), [1]);
    return wasMet;
  });
});
