import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { byKey, draftOf, eventOf } from '../../support/drafts.ts';
import { failingFileSystem } from '../../support/failing-file-system.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { openSimulatedStore } from '../../support/simulated-store.ts';

const photo = { id: 'photo', name: 'a.jpg', mediaType: 'image/jpeg', bytes: 1 };
const draft = (key: string) => ({ ...draftOf(byKey(key), { attachments: [photo] }), attachments: ['photo'] });

const replied = (stored: StoredRequest): StoredRequest => ({
  ...stored,
  events: [...stored.events, eventOf('replied', '2026-11-24T10:00:00+03:00', { attachments: [photo] })],
});

const conflict = { name: 'ConflictError', by: 'attachment' };

/** A store whose next write fails at its very end, when the document may be there already. */
const failingStore = async () => {
  const { fileSystem, arm, repair } = failingFileSystem(new SimulatedFileSystem());
  const store = await openSimulatedStore(fileSystem);
  return { store, failNext: () => arm({ code: 'EIO', lasts: 'for good', when: 'after', at: 6 }), repair };
};

test('an attachment of a submission whose write failed is perhaps named, and no one else’s', async () => {
  const { store, failNext, repair } = await failingStore();
  await store.insert(draftOf(byKey('first')));
  failNext();
  await assert.rejects(store.insert(draft('a')), { name: 'UnavailableError' });
  repair();
  assert.deepEqual([...(await store.namedAttachments(['photo']))], [['photo', 'perhaps']]);
  await assert.rejects(store.insert(draft('b')), conflict);
  await store.insert(draft('a'));
  assert.deepEqual([...(await store.namedAttachments(['photo']))], [['photo', 'named']]);
});

test('an attachment of a reply whose write failed is settled by reading its request', async () => {
  const { store, failNext, repair } = await failingStore();
  const { request } = await store.insert(draftOf(byKey('a')));
  const { request: other } = await store.insert(draftOf(byKey('b')));
  failNext();
  const replying = store.update(request.reference, undefined, replied);
  await assert.rejects(replying, { name: 'UnavailableError' });
  assert.deepEqual([...(await store.namedAttachments(['photo']))], [['photo', 'perhaps']]);
  repair();
  await assert.rejects(store.update(other.reference, undefined, replied), conflict);
  const read = await store.find(request.reference);
  const isThere = read?.events.some(({ type }) => type === 'replied') === true;
  const expected = isThere ? [['photo', 'named']] : [];
  assert.deepEqual([...(await store.namedAttachments(['photo']))], expected);
});
