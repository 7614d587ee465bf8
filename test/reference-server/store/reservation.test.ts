import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import type { Uniques } from '@melikgazi/mimer-sdk/domain';
import { byKey, byNumber, draftOf } from '../../support/drafts.ts';
import { failingFileSystem } from '../../support/failing-file-system.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { openSimulatedStore } from '../../support/simulated-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A store, and a way to let an insert fail after its document reached its place. */
const storeWithFailures = async () => {
  const disk = new SimulatedFileSystem();
  const { fileSystem, arm, repair } = failingFileSystem(disk, ['rename']);
  const store = await openSimulatedStore(fileSystem);
  const failToInsert = async (uniques: Uniques, number: number) => {
    arm({ at: 1, code: 'EIO', lasts: 'once', when: 'after' });
    const insert = store.insert(draftOf(uniques, {}, () => referenceOf(2026, number)));
    await assert.rejects(insert, { name: 'UnavailableError', full: false });
    repair();
  };
  const insert = async (uniques: Uniques, ...numbers: number[]) => {
    const draws = numbers.map(number => referenceOf(2026, number));
    return (await store.insert(draftOf(uniques, {}, () => draws.shift() ?? assert.fail('one draw too many'))))
      .request.reference;
  };
  return { disk, store, failToInsert, insert };
};

test('a retry writes over what the failed write left, whichever of its keys it comes with', async () => {
  const { disk, failToInsert, insert } = await storeWithFailures();
  await failToInsert({ ...byKey('a'), ...byNumber('phone/1') }, 1);
  assert.equal(await insert({ ...byKey('b'), ...byNumber('phone/1') }), referenceOf(2026, 1));
  const restarted = await openSimulatedStore(disk);
  assert.equal((await restarted.findByIdempotencyKey(['b']))?.reference, referenceOf(2026, 1));
  assert.equal(await restarted.findByIdempotencyKey(['a']), undefined);
});

test('a key whose reference went to another request gets one of its own', async () => {
  const { failToInsert, insert } = await storeWithFailures();
  await failToInsert({ ...byKey('a'), ...byNumber('phone/1') }, 1);
  await insert({ ...byKey('b'), ...byNumber('phone/1') });
  assert.equal(await insert(byKey('a'), 2), referenceOf(2026, 2));
});

test('the reference of a failed write is not drawn by others', async () => {
  const { failToInsert, insert } = await storeWithFailures();
  await failToInsert(byKey('a'), 1);
  assert.equal(await insert(byKey('b'), 1, 2), referenceOf(2026, 2));
  assert.equal(await insert(byKey('a')), referenceOf(2026, 1));
});

test('a nonce stays spent by the request whose write failed, and its retry may use it', async () => {
  const { failToInsert, insert } = await storeWithFailures();
  await failToInsert({ ...byKey('a'), nonce: 'n' }, 1);
  await assert.rejects(insert({ ...byKey('b'), nonce: 'n' }, 2), { name: 'ConflictError', by: 'nonce' });
  assert.equal(await insert({ ...byKey('a'), nonce: 'n' }), referenceOf(2026, 1));
});

test('a request that has nothing but a nonce can be retried', async () => {
  const { failToInsert, insert } = await storeWithFailures();
  await failToInsert({ nonce: 'n' }, 1);
  assert.equal(await insert({ nonce: 'n' }), referenceOf(2026, 1));
});

test('keys of two failed writes do not become one request', async () => {
  const { failToInsert, insert } = await storeWithFailures();
  await failToInsert(byKey('a'), 1);
  await failToInsert(byNumber('phone/1'), 2);
  const both = { ...byKey('a'), ...byNumber('phone/1') };
  await assert.rejects(insert(both), { name: 'ConflictError', by: 'external' });
});

test('a folder that somebody removed is made again', async t => {
  const folder = await temporaryFolder(t);
  const store = await openLowdbStore({ folder });
  t.after(() => store.close());
  const insert = (number: number) =>
    store.insert(draftOf(byKey(`key-${number}`), {}, () => referenceOf(2026, number)));
  await insert(1);
  await rm(join(folder, 'requests'), { recursive: true });
  await assert.rejects(insert(2), { name: 'UnavailableError', full: false });
  const { request } = await insert(2);
  assert.deepEqual(await store.find(request.reference), request);
});
