import { parseSearch } from '@melikgazi/mimer-sdk/domain';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const wordsOf = (q: string) => parseSearch(q).words.map(({ word }) => word);

test('words are folded and apart', () => {
  assert.deepEqual(wordsOf(' IŞIKLARI, yanmıyor! '), ['isiklari', 'yanmiyor']);
  assert.deepEqual(wordsOf('…!'), []);
});

test('a reference is recognised in any spelling', () => {
  const reference = referenceOf(2026, 4819073);
  for (const q of [reference, reference.replaceAll('-', ' '), reference.replaceAll('-', '')])
    assert.equal(parseSearch(q).reference, reference);
  assert.equal(parseSearch('2026-4819073-9').reference, undefined);
});

test('a whole telephone number is one, and no other digits', () => {
  const { phone, digits } = parseSearch('0 (530) 253-91-91');
  assert.deepEqual({ phone, digits }, { phone: '905302539191', digits: undefined });
});

test('digits lose what separates them, and for telephone numbers their leading zeros', () => {
  assert.deepEqual(parseSearch('053 02-53').digits, { inReference: '0530253', inPhone: '530253' });
  assert.deepEqual(parseSearch('00123').digits, { inReference: '00123', inPhone: undefined });
  assert.equal(parseSearch('123').digits, undefined);
});

test('a word of digits alone may be part of a number', () => {
  assert.deepEqual(parseSearch('sokak 4819').words, [
    { word: 'sokak', digits: undefined },
    { word: '4819', digits: { inReference: '4819', inPhone: '4819' } },
  ]);
});
