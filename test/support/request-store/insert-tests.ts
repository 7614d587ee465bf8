import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, byNumber, draftOf } from '../drafts.ts';
import { listOptions } from '../list-options.ts';
import type { OpenStore } from '../request-store-suite.ts';

const count = async (store: RequestStore) => (await store.list(listOptions({ limit: 200 }))).items.length;

const conflict = (by: string) => ({ name: 'ConflictError', by });

/** Storing a submission exactly once. */
export const insertTests = (open: OpenStore): void => {
  test('a stored request is found as it was built', async t => {
    const store = await open(t);
    const { request, replayed } = await store.insert(draftOf(byKey('a'), { description: 'Işık yanmıyor' }));
    assert.equal(replayed, false);
    assert.equal(request.description, 'Işık yanmıyor');
    assert.deepEqual(await store.find(request.reference), request);
    assert.equal(await store.find(referenceOf(2026, 1)), undefined);
    assert.equal(await store.find('../../etc/passwd'), undefined);
  });

  test('a second submission with the same key and content answers the first', async t => {
    const store = await open(t);
    const first = await store.insert(draftOf(byKey('a')));
    const second = await store.insert(draftOf(byKey('a'), { description: 'never stored' }));
    assert.deepEqual(second, { request: first.request, replayed: true });
    assert.equal(await count(store), 1);
  });

  test('a key that came with other content is refused', async t => {
    const store = await open(t);
    await store.insert(draftOf(byKey('a')));
    await assert.rejects(store.insert(draftOf(byKey('a', 'other'))), conflict('idempotency'));
    assert.equal(await count(store), 1);
  });

  test("the caller's own number is a second key", async t => {
    const store = await open(t);
    const first = await store.insert(draftOf({ ...byKey('a'), ...byNumber('phone/1') }));
    const second = await store.insert(draftOf({ ...byKey('b'), ...byNumber('phone/1') }));
    assert.deepEqual(second, { request: first.request, replayed: true });
    const other = draftOf({ ...byKey('c'), ...byNumber('phone/1', 'other') });
    await assert.rejects(store.insert(other), conflict('external'));
    assert.equal(await count(store), 1);
  });

  test('a nonce is spent once, but a retry may bring another one', async t => {
    const store = await open(t);
    const first = await store.insert(draftOf({ ...byKey('a'), nonce: 'n' }));
    await assert.rejects(store.insert(draftOf({ ...byKey('b'), nonce: 'n' })), conflict('nonce'));
    const retry = await store.insert(draftOf({ ...byKey('a'), nonce: 'other' }));
    assert.deepEqual(retry, { request: first.request, replayed: true });
    assert.equal((await store.insert(draftOf({ ...byKey('b'), nonce: 'other' }))).replayed, false);
  });

  test('requests are found by their keys, whichever of several it is', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf({ ...byKey('a'), ...byNumber('phone/1') }));
    assert.deepEqual(await store.findByIdempotencyKey(['made with a newer secret', 'a']), request);
    assert.equal(await store.findByIdempotencyKey(['phone/1']), undefined);
    assert.deepEqual(await store.findByExternalKey('phone/1'), request);
    assert.equal(await store.findByExternalKey('a'), undefined);
  });

  test('a reference that is taken is drawn again', async t => {
    const store = await open(t);
    const taken = referenceOf(2026, 1);
    const draws = [taken, taken, referenceOf(2026, 2)];
    await store.insert(draftOf(byKey('a'), {}, () => taken));
    const second = await store.insert(draftOf(byKey('b'), {}, () => draws.shift() ?? ''));
    assert.equal(second.request.reference, referenceOf(2026, 2));
    assert.equal(await count(store), 2);
  });

  test('two that draw one reference at once get two', async t => {
    const store = await open(t);
    const insert = (key: string) => {
      const draws = [referenceOf(2026, 1), referenceOf(2026, 1), referenceOf(2026, key === 'a' ? 2 : 3)];
      return store.insert(draftOf(byKey(key), {}, () => draws.shift() ?? ''));
    };
    const [first, second] = await Promise.all([insert('a'), insert('b')]);
    assert.notEqual(first.request.reference, second.request.reference);
    assert.equal(await count(store), 2);
  });

  test('a hundred at once with one key become one request, for each of twenty keys', async t => {
    const store = await open(t);
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    const inserts = Array.from({ length: 100 }, () => keys.map(key => store.insert(draftOf(byKey(key)))));
    const answers = await Promise.all(inserts.flat());
    assert.equal(answers.filter(({ replayed }) => !replayed).length, keys.length);
    assert.equal(new Set(answers.map(({ request }) => request.reference)).size, keys.length);
    assert.equal(await count(store), keys.length);
  });

  test('of two contents at once with one key, one is refused', async t => {
    const store = await open(t);
    const inserts = [draftOf(byKey('a', 'one')), draftOf(byKey('a', 'other'))].map(draft =>
      store.insert(draft),
    );
    const outcomes = (await Promise.allSettled(inserts)).map(({ status }) => status);
    assert.deepEqual(outcomes.sort(), ['fulfilled', 'rejected']);
    assert.equal(await count(store), 1);
  });

  test('of two requests at once with one nonce, one is refused', async t => {
    const store = await open(t);
    const inserts = ['a', 'b'].map(key => store.insert(draftOf({ ...byKey(key), nonce: 'n' })));
    const outcomes = (await Promise.allSettled(inserts)).map(({ status }) => status);
    assert.deepEqual(outcomes.sort(), ['fulfilled', 'rejected']);
    assert.equal(await count(store), 1);
  });
};
