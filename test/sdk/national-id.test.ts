import assert from 'node:assert/strict';
import fc from 'fast-check';
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

const nineDigits = fc.stringMatching(/^[1-9]\d{8}$/);
const hundred = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

test('whatever the first nine digits, one pair after them is right, and no digit of it can be mistyped', () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(10), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const [id = '', ...others] = hundred.map(pair => digits + pair).filter(isNationalId);
      assert.deepEqual(others, []);
      const wrong = (Number(id[place]) + by) % 10;
      assert.equal(isNationalId(id.slice(0, place) + String(wrong) + id.slice(place + 1)), false);
    }),
  );
});
