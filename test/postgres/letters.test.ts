import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKey, byNumber, draftOf, started } from '../support/drafts.ts';
import { listOptions, referencesOf } from '../support/list-options.ts';
import { ownStore } from '../support/postgres/open-store.ts';

const odd = {
  'U+0000': 'a\0b',
  'an escaped U+0000': 'a\\u0000b',
  'half a pair': 'a\ud83db',
  'the other half': 'a\udc4db',
  'a pair': '👍🏽',
  'right to left': '\u202Eabc\u202C',
  'what SQL means something by': `'; DROP TABLE mimer.requests; -- $1 \\ " %`,
  'line breaks of all kinds': '\r\n\u2028\u2029\v\f\b',
  'a byte order mark': '\ufeffa',
  'no letter at all': '\uffff',
};

for (const [name, text] of Object.entries(odd))
  test(`a request with ${name} in every text is stored as it is, and changed, found and listed`, async t => {
    const store = await ownStore(t);
    const reference = referenceOf(2026, 7);
    const draft = draftOf(
      { ...byKey(text), ...byNumber(text), nonce: text },
      {
        description: `${text} kaldırım`,
        attributes: { [text]: text, many: [text] },
        applicant: { givenName: text, familyName: `${text} Çağlar`, email: text, address: text },
        externalId: text,
        tracking: { salt: text, secretId: text },
      },
      () => reference,
    );
    const { request } = await store.insert(draft);
    const stored: unknown = JSON.parse(JSON.stringify(request));
    assert.deepEqual(await store.find(reference), stored);
    assert.deepEqual(await store.findByIdempotencyKey([text]), stored);
    assert.deepEqual(await store.findByExternalKey(text), stored);
    assert.equal((await store.insert(draft)).replayed, true);
    assert.deepEqual(await store.trackingOf(reference), { salt: text, secretId: text });
    const changed = await store.update(reference, 1, started);
    assert.equal(changed.description, `${text} kaldırım`);
    for (const q of ['kaldirim', 'caglar'])
      assert.deepEqual(await referencesOf(store, listOptions({ q })), [reference]);
    // Whatever it finds, it does not fail.
    await store.list(listOptions({ q: text, unit: text, service: text }));
    await store.listMessages({ kind: 'notification', lane: text, state: text, unit: text, reference: text });
    assert.equal(await store.find(text), undefined);
    assert.deepEqual(await store.namedAttachments([text]), new Map());
  });

test('a word that is longer than an index can hold is found by its beginning', async t => {
  const store = await ownStore(t);
  const word = 'ğ𝒳'.repeat(3000);
  const { request } = await store.insert(draftOf(byKey('a'), { description: word }));
  assert.deepEqual(await referencesOf(store, listOptions({ q: word.slice(0, 90) })), [request.reference]);
  assert.deepEqual(await referencesOf(store, listOptions({ q: `${word.slice(0, 90)}a` })), []);
});

test('a text that is longer than an index can hold is stored', async t => {
  const store = await ownStore(t);
  const words = Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(' ');
  const { request } = await store.insert(draftOf(byKey('a'), { description: words }));
  assert.deepEqual(await referencesOf(store, listOptions({ q: 'word77' })), [request.reference]);
  assert.deepEqual(await referencesOf(store, listOptions({ q: request.reference })), [request.reference]);
});

for (const [name, time] of [
  ['before all times', '0000-01-01T00:00:00Z'],
  ['in the last year', '9999-12-31T23:59:59.999Z'],
] as const)
  test(`a request ${name} is stored and listed`, async t => {
    const store = await ownStore(t);
    const { request } = await store.insert(draftOf(byKey('a'), { receivedAt: time }));
    const [day] = time.split('T');
    for (const sort of ['receivedAt', '-receivedAt', 'updatedAt', 'dueOn'] as const) {
      const options = listOptions({ sort, receivedFrom: day });
      assert.deepEqual(await referencesOf(store, options), [request.reference]);
    }
    assert.deepEqual(await referencesOf(store, listOptions({ dueBefore: '0000-01-01', overdue: true })), []);
  });

test('a cursor with any number in it is followed', async t => {
  const store = await ownStore(t);
  await store.insert(draftOf(byKey('a')));
  for (const sort of ['receivedAt', '-receivedAt', 'dueOn', '-dueOn'] as const)
    for (const key of [0, 1.5, -1.5, 1e308, -1e308, null]) {
      const cursor = btoa(JSON.stringify([sort, key, referenceOf(2026, 1)]));
      await store.list(listOptions({ sort, cursor }));
    }
});
