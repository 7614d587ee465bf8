import assert from 'node:assert/strict';
import { isNationalId, parseNationalId } from '@melikgazi/mimer-sdk/national-id';
import { test } from 'node:test';

for (const id of [
  '10000000146',
  '12345678950',
  '98765432150',
  '19090909018',
  '11111111110',
  '99000000042',
  '98000000052',
])
  test(`${id} has the right check digits`, () => assert.equal(isNationalId(id), true));

for (const id of [
  '10000000147',
  '12345678901',
  '00000000000',
  '1000000014',
  '1000000014a',
  '100000001466',
  '',
])
  test(`“${id}” has not`, () => assert.equal(isNationalId(id), false));

test('spaces, Arabic and Persian digits are read', () => {
  assert.equal(parseNationalId(' 100 0000 0146 '), '10000000146');
  assert.equal(parseNationalId('١٠٠٠٠٠٠٠١٤٦'), '10000000146');
  assert.equal(parseNationalId('۱۰۰۰۰۰۰۰۱۴۶'), '10000000146');
});
