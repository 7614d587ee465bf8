import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import { listOptions, referencesOf } from '../list-options.ts';
import type { OpenStore } from '../request-store-suite.ts';

const light = referenceOf(2026, 4819073);
const dog = referenceOf(2025, 1234567);

const requests: Readonly<Record<string, Partial<StoredRequest>>> = {
  [light]: {
    description: 'Sokak IŞIKLARI yanmıyor, çok karanlık.',
    location: { street: 'Şehit Ömer Halisdemir Caddesi', buildingNumber: '12' },
    applicant: {
      givenName: 'Gülşah',
      familyName: 'Çağlar',
      phone: '+905302539191',
      email: 'gulsah.caglar@example.com',
    },
    events: [eventOf('commented', '2026-11-20T09:00:00Z', { note: 'Elektrik şirketine soruldu' })],
  },
  [dog]: {
    description: 'Başıboş köpekler var.',
    attributes: { count: 'üçten fazla' },
    externalId: 'CALL-77',
    applicant: {
      givenName: 'İbrahim',
      familyName: 'Yıldız',
      phone: '+903522521333',
      email: 'ibrahim@example.org',
      address: 'Gesi Bağları',
      hideIdentity: true,
    },
  },
};

const stored = async (open: OpenStore, t: TestContext): Promise<RequestStore> => {
  const store = await open(t);
  for (const [reference, given] of Object.entries(requests)) {
    await store.insert(draftOf(byKey(reference), given, () => reference));
  }
  return store;
};

/** Forgiving search in the desk's list. */
export const searchTests = (open: OpenStore): void => {
  const finds = (title: string, queries: readonly string[], expected: readonly string[], sensitive = false) =>
    test(title, async t => {
      const store = await stored(open, t);
      for (const q of queries) {
        assert.deepEqual(await referencesOf(store, listOptions({ q }, { sensitive })), expected, q);
      }
    });

  const digits = light.replaceAll('-', '');
  const [year, number, check] = light.split('-');
  finds(
    'a reference is found in any spelling or in part',
    [light, digits, `${year} ${number} ${check}`, '4819073', '٢٠٢٦-٤٨١٩٠٧٣-٢'],
    [light],
  );
  finds(
    'a telephone number is found in any common spelling or in part',
    [
      '0530 253 91 91',
      '+905302539191',
      '(0530) 253-9191',
      '00905302539191',
      '5302539191',
      '253 91 91',
      '٠٥٣٠٢٥٣٩١٩١',
    ],
    [light],
  );
  finds(
    'text is found by all its words, forgiving Turkish letters',
    ['ışıklar', 'IŞIKLARI', 'isiklari', 'YANMIYOR sokak', 'sehit omer', 'halisdemir 12', 'sirket'],
    [light],
  );
  finds('one word that is missing is too many', ['sokak köpek', 'ışık yanıyor'], []);
  finds('a word is found from its beginning', ['aranlık', 'okak'], []);
  finds('a short number is no part of a telephone number or reference', ['91', '026'], []);
  finds('nothing but punctuation finds nothing', ['…!', '-'], []);
  finds("answers and the caller's own number are found", ['uçten', 'call-77', 'CALL 77'], [dog]);
  finds(
    'names and e-mail addresses are found',
    ['gulsah', 'ÇAĞLAR gülşah', 'gulsah.caglar@example.com'],
    [light],
  );
  const hidden = ['ibrahim', 'Yıldız', 'ibrahim@example.org', 'gesi', '0352 252 13 33', '2521333'];
  finds('a hidden applicant is not found by identity', hidden, []);
  finds('a hidden applicant is found by whoever may see identities', hidden, [dog], true);
  finds('a request whose applicant is hidden is still found by its text', ['başıboş', dog], [dog]);

  test('words and people of a sensitive service are found only by whoever may see them', async t => {
    const store = await open(t);
    const care = { ...requests[light], service: 'care' };
    await store.insert(draftOf(byKey('care'), care, () => light));
    const found = (q: string, sensitive: boolean) => referencesOf(store, listOptions({ q }, { sensitive }));
    for (const q of ['karanlık', 'gulsah', '05302539191', 'halisdemir', 'sirket']) {
      assert.deepEqual(await found(q, false), [], q);
      assert.deepEqual(await found(q, true), [light], q);
    }
    assert.deepEqual(await found(light, false), [light]);
  });

  test('what a change has removed is not found any more', async t => {
    const store = await stored(open, t);
    const { applicant: _, ...erased } = (await store.find(light)) ?? assert.fail();
    await store.update(light, 1, () => ({ ...erased, description: '', version: 2 }));
    assert.deepEqual(await referencesOf(store, listOptions({ q: 'gulsah' })), []);
    assert.deepEqual(await referencesOf(store, listOptions({ q: 'karanlık' })), []);
    assert.deepEqual(await referencesOf(store, listOptions({ q: '05302539191' })), []);
  });
};
