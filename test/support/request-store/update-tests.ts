import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StaleError } from '../../../reference-server/src/store/store.ts';
import { byKey, byNumber, draftOf, eventOf, started } from '../drafts.ts';
import { listOptions } from '../list-options.ts';
import type { OpenStore } from '../request-store-suite.ts';

/** Changing a request that nobody else changed in between. */
export const updateTests = (open: OpenStore): void => {
  test('a change is found and listed, one revision later', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const changed = await store.update(request.reference, 1, started);
    assert.deepEqual([changed.version, changed.revision], [2, request.revision + 1]);
    assert.deepEqual(await store.find(request.reference), changed);
    const [summary] = (await store.list(listOptions())).items;
    assert.deepEqual([summary?.status, summary?.version], ['in_progress', 2]);
  });

  test('what a caller does to an answer changes nothing that is stored', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a'), { missing: ['/applicant'] }));
    const [summary] = (await store.list(listOptions())).items;
    summary?.missing.pop();
    if (summary !== undefined) summary.service = 'other';
    const [again] = (await store.list(listOptions())).items;
    assert.deepEqual([again?.missing, again?.service], [['/applicant'], request.service]);
  });

  test('a change that is no change by people keeps the version and raises the revision', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const delivered = eventOf('delivered', '2026-11-23T10:00:00+03:00', { actor: 'system' });
    const changed = await store.update(request.reference, 1, stored => ({
      ...stored,
      events: [...stored.events, delivered],
    }));
    assert.deepEqual([changed.version, changed.revision], [1, request.revision + 1]);
  });

  test('of ten changes at once to one version, one is made', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const updates = Array.from({ length: 10 }, () => store.update(request.reference, 1, started));
    const outcomes = await Promise.allSettled(updates);
    const stale = outcomes.filter(
      outcome =>
        outcome.status === 'rejected' && outcome.reason instanceof StaleError && outcome.reason.version === 2,
    );
    assert.equal(stale.length, 9);
    assert.equal((await store.find(request.reference))?.events.length, 2);
  });

  test('a change that expects no version is made to whatever is stored', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const updates = Array.from({ length: 10 }, () => store.update(request.reference, undefined, started));
    const versions = (await Promise.all(updates)).map(({ version }) => version);
    assert.equal(new Set(versions).size, 10);
    assert.equal((await store.find(request.reference))?.events.length, 11);
  });

  test('a request that is not stored is not changed', async t => {
    const store = await open(t);
    await assert.rejects(store.update(referenceOf(2026, 1), 1, started), { name: 'NotStoredError' });
  });

  test('a change that throws leaves everything as it was', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const refuse = () => {
      throw new Error('illegal');
    };
    await assert.rejects(store.update(request.reference, 1, refuse), { message: 'illegal' });
    assert.deepEqual(await store.find(request.reference), request);
    assert.equal((await store.update(request.reference, 1, started)).version, 2);
  });

  test('a changed request keeps its keys', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf({ ...byKey('a'), nonce: 'n' }));
    const changed = await store.update(request.reference, 1, started);
    assert.deepEqual(await store.insert(draftOf(byKey('a'))), { request: changed, replayed: true });
    await assert.rejects(store.insert(draftOf({ ...byKey('b'), nonce: 'n' })), { name: 'ConflictError' });
  });

  test('a key that a change took away is free', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf({ ...byKey('a'), ...byNumber('phone/1') }));
    await store.update(request.reference, 1, stored => ({ ...stored, uniques: byKey('a') }));
    assert.equal(await store.findByExternalKey('phone/1'), undefined);
    assert.equal((await store.insert(draftOf(byNumber('phone/1')))).replayed, false);
    assert.equal((await store.insert(draftOf(byKey('a')))).replayed, true);
  });
};
