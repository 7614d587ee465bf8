import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { ReferenceFilter } from '../../../reference-server/src/store/store.ts';
import { byKey, byNumber, draftOf, eventOf, started } from '../drafts.ts';
import { listOptions } from '../list-options.ts';
import type { OpenStore } from '../request-store-suite.ts';

const photo = { id: '0f'.repeat(16), name: 'photo.jpg', mediaType: 'image/jpeg', bytes: 3 };
const closed = (at: string) => [eventOf('received', '2026-01-01T09:00:00Z'), eventOf('resolved', at)];

const requests: Readonly<Record<string, Partial<StoredRequest>>> = {
  open: { receivedAt: '2026-01-01T09:00:00Z', attachments: [photo] },
  early: { events: closed('2026-02-01T09:00:00Z') },
  late: { events: closed('2026-03-01T09:00:00+03:00'), attachments: [{ ...photo, id: 'a'.repeat(32) }] },
  reopened: { events: [...closed('2026-02-01T09:00:00Z'), eventOf('reopened', '2026-02-02T09:00:00Z')] },
  erased: { events: closed('2026-02-01T09:00:00Z'), erasedOn: '2026-02-03' },
  test: { receivedAt: '2026-01-01T09:00:00Z', test: true },
};

/** What the jobs over all requests rely on: finding those that are due, changing them at leisure, removing them. */
export const jobTests = (open: OpenStore): void => {
  const names = async (t: TestContext, filter: ReferenceFilter): Promise<string[]> => {
    const store = await open(t);
    const nameOf = new Map<string, string>();
    for (const [name, given] of Object.entries(requests)) {
      nameOf.set((await store.insert(draftOf(byKey(name), given))).request.reference, name);
    }
    const found: string[] = [];
    for await (const reference of store.references(filter)) found.push(nameOf.get(reference) ?? '');
    return found.sort();
  };

  const finds = (title: string, filter: ReferenceFilter, expected: readonly string[]) =>
    test(title, async t => assert.deepEqual(await names(t, filter), [...expected].sort()));

  finds('references without a filter are those of all requests', {}, Object.keys(requests));
  finds('references of erased requests', { erased: true }, ['erased']);
  finds(
    'references of requests that are not erased',
    { erased: false },
    Object.keys(requests).filter(name => name !== 'erased'),
  );
  finds('references of tests', { test: true }, ['test']);
  finds('references of requests received before a moment', { receivedBefore: '2026-01-01T09:00:01Z' }, [
    'open',
    'test',
  ]);
  finds(
    'references of requests closed before a moment, whatever its offset',
    { closedBefore: '2026-03-01T06:00:00Z' },
    ['early', 'erased'],
  );
  finds('references of requests closed up to then', { closedBefore: '2026-03-01T06:00:00.001Z' }, [
    'early',
    'erased',
    'late',
  ]);
  finds('references of requests with files', { withAttachments: true }, ['late', 'open']);

  test('requests may change while their references are gone through', async t => {
    const store = await open(t);
    for (const key of ['a', 'b', 'c']) await store.insert(draftOf(byKey(key)));
    const seen: string[] = [];
    for await (const reference of store.references({})) {
      seen.push(reference);
      await store.remove(reference);
      await store.insert(draftOf(byKey(`after ${reference}`)));
    }
    assert.equal(seen.length, 3);
    assert.equal((await store.list(listOptions())).items.length, 3);
  });

  test('a change takes its time while nobody else changes the request', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const { promise: isTime, resolve: letGo } = Promise.withResolvers<void>();
    const slow = store.update(request.reference, undefined, async stored => {
      await isTime;
      return { ...started(stored), description: 'slow' };
    });
    const quick = store.update(request.reference, undefined, started);
    letGo();
    await Promise.all([slow, quick]);
    const after = await store.find(request.reference);
    assert.deepEqual([after?.description, after?.version], ['slow', 3]);
  });

  test('a change that fails after a while leaves everything as it was', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    const failing = store.update(request.reference, 1, () => Promise.reject(new Error('no')));
    await assert.rejects(failing, { message: 'no' });
    assert.deepEqual(await store.find(request.reference), request);
  });

  test('an erased request has no tracking code any more', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftOf(byKey('a')));
    assert.deepEqual(await store.trackingOf(request.reference), request.tracking);
    await store.update(request.reference, 1, stored => ({ ...stored, erasedOn: '2026-11-23' }));
    assert.equal(await store.trackingOf(request.reference), undefined);
  });

  test('a removed request is gone, and its keys, its files and its reference are free', async t => {
    const store = await open(t);
    const reference = referenceOf(2026, 4819073);
    const uniques = { ...byKey('a'), ...byNumber('phone/1'), nonce: 'n' };
    await store.insert(draftOf(uniques, { attachments: [photo] }, () => reference));
    await store.remove(reference);
    assert.equal(await store.find(reference), undefined);
    assert.equal(await store.findByIdempotencyKey(['a']), undefined);
    assert.deepEqual((await store.list(listOptions())).items, []);
    assert.deepEqual(await store.namedAttachments([photo.id]), new Map());
    await assert.rejects(store.update(reference, undefined, started), { name: 'NotStoredError' });
    const again = await store.insert(draftOf(uniques, { attachments: [photo] }, () => reference));
    assert.deepEqual([again.replayed, again.request.reference], [false, reference]);
  });

  test('removing what is not there is no mistake', async t => {
    const store = await open(t);
    await store.remove(referenceOf(2026, 1));
  });
};
