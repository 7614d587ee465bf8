import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isTaxNumber, parseTaxNumber } from '@melikgazi/mimer-sdk/tax-number';
import { test } from 'node:test';

// python-stdnum's, and those that other libraries agree on.
for (const number of [
  '4540536920',
  '9029589240',
  '3721052062',
  '7920586482',
  '7439837246',
  '3253690336',
  '1234567890',
  '9876543217',
])
  test(`${number} has the right check digit`, () => assert.equal(isTaxNumber(number), true));

for (const number of [
  '4540536921',
  '454053692',
  '45405369200',
  '454053692a',
  '٤٥٤٠٥٣٦٩٢٠',
  ' 4540536920',
  '',
])
  test(`“${number}” has not`, () => assert.equal(isTaxNumber(number), false));

test('spaces, Arabic and Persian digits are read', () => {
  assert.equal(parseTaxNumber(' 454 053 6920 '), '4540536920');
  assert.equal(parseTaxNumber('٤٥٤٠٥٣٦٩٢٠'), '4540536920');
  assert.equal(parseTaxNumber('۴۵۴۰۵۳۶۹۲۰'), '4540536920');
  assert.equal(parseTaxNumber('454-053-6921'), undefined);
});

const nineDigits = fc.stringMatching(/^\d{9}$/);

test('whatever the first nine digits, one tenth is right', () => {
  fc.assert(
    fc.property(nineDigits, digits => {
      assert.equal([...'0123456789'].filter(last => isTaxNumber(digits + last)).length, 1);
    }),
  );
});

test('every single wrong digit is caught', () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const number = [...'0123456789'].map(last => digits + last).find(isTaxNumber) ?? '';
      const wrong = (Number(number[place]) + by) % 10;
      assert.equal(isTaxNumber(number.slice(0, place) + String(wrong) + number.slice(place + 1)), false);
    }),
  );
});
