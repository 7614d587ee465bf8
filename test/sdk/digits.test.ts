import { asciiDigits } from '@melikgazi/mimer-sdk/ascii-digits';
import { parseNationalId } from '@melikgazi/mimer-sdk/national-id';
import { toE164 } from '@melikgazi/mimer-sdk/phone';
import { parseReference, referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

const arabic = 0x0660;
const persian = 0x06f0;

const written = (text: string, zero: number) =>
  text.replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)));

/** Whatever stands in for ten digits gives the same, also within the marks that a copied number brings along. */
const sameInAllDigits = (parse: (text: string) => string | undefined, text: string) => {
  const expected = parse(text);
  for (const zero of [arabic, persian]) {
    assert.equal(parse(written(text, zero)), expected);
    assert.equal(parse(`\u202a${written(text, zero)}\u202c`), expected);
  }
  return expected;
};

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map(list => list.join(''));

test('a telephone number is the same in Arabic and Persian digits', () => {
  const near = '+903522521333';
  const between = fc.constantFrom('', ' ', '-', '.', ' (', ') ');
  const national = fc.constantFrom(
    '05',
    '5',
    '+905',
    '00905',
    '0352',
    '+90 352',
    '0850',
    '444',
    '252',
    '+49',
  );
  fc.assert(
    fc.property(national, between, digits(3), between, digits(4), (start, gap, first, space, last) => {
      sameInAllDigits(text => toE164(text, near), start + gap + first + space + last);
    }),
  );
  assert.equal(
    sameInAllDigits(text => toE164(text), '0530 253 91 91'),
    '+905302539191',
  );
});

test('a T.C. identity number is the same in Arabic and Persian digits', () => {
  for (const valid of ['10000000146', '12345678950', '98765432150', '19090909018', '99000000042'])
    assert.equal(sameInAllDigits(parseNationalId, valid), valid);
  fc.assert(fc.property(digits(11), text => void sameInAllDigits(parseNationalId, text)));
});

test('a reference is the same in Arabic and Persian digits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2020, max: 2099 }),
      fc.integer({ min: 0, max: 9_999_999 }),
      (year, number) => {
        const reference = referenceOf(year, number);
        assert.equal(sameInAllDigits(parseReference, reference), reference);
        assert.equal(sameInAllDigits(parseReference, reference.replaceAll('-', ' ')), reference);
      },
    ),
  );
});

test('letters stay as they are', () => assert.equal(asciiDigits('No: ١٢/A'), 'No: 12/A'));
