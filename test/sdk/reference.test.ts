import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isReference, parseReference, referenceOf } from '@melikgazi/mimer-sdk/reference';
import { test } from 'node:test';

test('a reference carries the Damm digit of year and number', () => {
  assert.equal(referenceOf(2026, 4819073), '2026-4819073-2');
  assert.equal(referenceOf(2026, 7), `2026-0000007-${referenceOf(2026, 7).at(-1)}`);
  assert.ok(isReference(referenceOf(2026, 0)));
});

test('every single wrong digit is caught', () => {
  const reference = '2026-4819073-2';
  for (const [index, digit] of [...reference].entries()) {
    if (digit === '-') continue;
    for (const other of '0123456789'.replace(digit, ''))
      assert.equal(isReference(reference.slice(0, index) + other + reference.slice(index + 1)), false);
  }
});

test('every swap of different neighbours is caught', () => {
  const digits = '202648190732';
  for (let index = 0; index < digits.length - 1; index += 1) {
    const [a = '', b = ''] = digits.slice(index, index + 2);
    if (a === b) continue;
    assert.equal(parseReference(digits.slice(0, index) + b + a + digits.slice(index + 2)), undefined);
  }
});

test('a reference is read however it is typed', () => {
  for (const text of [
    '2026-4819073-2',
    '202648190732',
    ' 2026 4819073 2 ',
    '#2026-4819073-2',
    '٢٠٢٦-٤٨١٩٠٧٣-٢',
    '۲۰۲۶ ۴۸۱۹۰۷۳ ۲',
  ])
    assert.equal(parseReference(text), '2026-4819073-2', text);
});

test('what can’t be a reference is none', () => {
  for (const text of ['', '2026', '2026-4819073-3', '2026-4819073-22', 'abcd-efghijk-l'])
    assert.equal(parseReference(text), undefined, text);
});

const years = fc.integer({ min: 2017, max: 9999 });
const numbers = fc.integer({ min: 0, max: 9_999_999 });

test('every reference that is made is one, and is read back however it is written', () => {
  fc.assert(
    fc.property(years, numbers, fc.constantFrom(' ', '.', '/', '–', ''), (year, number, separator) => {
      const reference = referenceOf(year, number);
      assert.ok(isReference(reference));
      assert.equal(parseReference(reference.replaceAll('-', separator)), reference);
    }),
  );
});

test('of any reference, every wrong digit is caught, and nothing that is read is wrong', () => {
  fc.assert(
    fc.property(years, numbers, fc.nat(11), fc.integer({ min: 1, max: 9 }), (year, number, place, by) => {
      const digits = referenceOf(year, number).replaceAll('-', '');
      const wrong = (Number(digits[place]) + by) % 10;
      assert.equal(
        parseReference(digits.slice(0, place) + String(wrong) + digits.slice(place + 1)),
        undefined,
      );
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const read = parseReference(text);
      assert.ok(read === undefined || isReference(read));
    }),
  );
});
