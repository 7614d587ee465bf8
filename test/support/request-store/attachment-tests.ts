import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import type { OpenStore } from '../request-store-suite.ts';

const file = (id: string) => ({ id, name: `${id}.jpg`, mediaType: 'image/jpeg', bytes: 1 });

const draftWith = (key: string, ...ids: string[]) => ({
  ...draftOf(byKey(key), { attachments: ids.map(file) }),
  attachments: ids,
});

/** What a citizen does who answers with photos. */
const replied =
  (...ids: string[]) =>
  (stored: StoredRequest): StoredRequest => ({
    ...stored,
    version: stored.version + 1,
    events: [
      ...stored.events,
      eventOf('replied', '2026-11-24T10:00:00+03:00', { attachments: ids.map(file) }),
    ],
  });

const conflict = (attachment: string) => ({ name: 'ConflictError', by: 'attachment', attachment });

/** An attachment is named by one request only. */
export const attachmentTests = (open: OpenStore): void => {
  test('an attachment is named by the request that was stored first', async t => {
    const store = await open(t);
    await store.insert(draftWith('a', 'photo-1', 'photo-2'));
    await assert.rejects(store.insert(draftWith('b', 'photo-3', 'photo-2')), conflict('photo-2'));
    await store.insert(draftWith('b', 'photo-3'));
  });

  test('a retry of the request that names it is a replay', async t => {
    const store = await open(t);
    const first = await store.insert(draftWith('a', 'photo'));
    assert.deepEqual(await store.insert(draftWith('a', 'photo')), { ...first, replayed: true });
  });

  test('of fifty requests at once that name one attachment, one is stored', async t => {
    const store = await open(t);
    const inserts = Array.from({ length: 50 }, (_, index) =>
      store.insert(draftWith(`key-${index}`, 'photo')),
    );
    const outcomes = (await Promise.allSettled(inserts)).map(({ status }) => status);
    assert.equal(outcomes.filter(status => status === 'fulfilled').length, 1);
  });

  test('an attachment of a reply belongs to its request as well', async t => {
    const store = await open(t);
    const { request: a } = await store.insert(draftWith('a', 'photo-1'));
    const { request: b } = await store.insert(draftWith('b'));
    await assert.rejects(store.update(b.reference, undefined, replied('photo-1')), conflict('photo-1'));
    assert.deepEqual(await store.find(b.reference), b);
    await store.update(b.reference, undefined, replied('photo-2'));
    await assert.rejects(store.update(a.reference, undefined, replied('photo-2')), conflict('photo-2'));
    await assert.rejects(store.insert(draftWith('c', 'photo-2')), conflict('photo-2'));
  });

  test('of two replies at once that name one attachment, one is stored', async t => {
    const store = await open(t);
    const requests = [await store.insert(draftWith('a')), await store.insert(draftWith('b'))];
    const updates = requests.map(({ request }) =>
      store.update(request.reference, undefined, replied('photo')),
    );
    const outcomes = (await Promise.allSettled(updates)).map(({ status }) => status);
    assert.deepEqual(outcomes.sort(), ['fulfilled', 'rejected']);
  });

  test('the store knows which attachments are named, and forgets those that no longer are', async t => {
    const store = await open(t);
    const { request } = await store.insert(draftWith('a', 'photo-1'));
    await store.update(request.reference, undefined, replied('photo-2'));
    const named = () => store.namedAttachments(['photo-1', 'photo-2', 'photo-3']);
    assert.deepEqual([...(await named()).keys()], ['photo-1', 'photo-2']);
    await store.update(request.reference, undefined, stored => ({ ...stored, attachments: [] }));
    assert.deepEqual([...(await named()).entries()], [['photo-2', 'named']]);
  });
};
