import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatPhone, isMobile, toE164 } from '@melikgazi/mimer-sdk/phone';
import { test } from 'node:test';

const near = '+903522521333';

const vectors: Record<string, readonly string[]> = {
  '+905302539191': [
    '0530 253 91 91',
    '530 253 91 91',
    '+90 530 253 91 91',
    '00905302539191',
    '0 (530) 253-91-91',
    '+90 0530 253 91 91',
    '٠٥٣٠ ٢٥٣ ٩١ ٩١',
    '۰۵۳۰۲۵۳۹۱۹۱',
    '905302539191',
  ],
  '+903522521333': ['0352 252 13 33', '352 252 13 33', '+90 352 252 13 33', '252 13 33', '2521333'],
  '+904440352': ['444 0 352'],
  '+908502223344': ['0850 222 33 44'],
  '+4915123456789': ['+49 151 23456789', '0049 151 23456789'],
};

for (const [e164, texts] of Object.entries(vectors))
  for (const text of texts) test(`“${text}” is ${e164}`, () => assert.equal(toE164(text, near), e164));

for (const text of [
  '0530 253 91 9',
  '0530 253 91 911',
  '153',
  'O530 253 91 91',
  '',
  '+',
  '0530 253 91 91 x2',
])
  test(`“${text}” is no number`, () => assert.equal(toE164(text, near), undefined));

test('a seven-digit number wants somebody near', () => assert.equal(toE164('252 13 33'), undefined));

test('an SMS reaches Turkish mobile numbers and foreign ones, which do not tell', () => {
  assert.deepEqual(
    ['+905302539191', '+4915123456789', '+903522521333', '+904440352', '+908502223344'].map(isMobile),
    [true, true, false, false, false],
  );
});

test('numbers are written as people read them', () => {
  assert.equal(formatPhone('+905302539191'), '0530 253 91 91');
  assert.equal(formatPhone('+903522521333'), '0352 252 13 33');
  assert.equal(formatPhone('+904440352'), '444 0 352');
  assert.equal(formatPhone('+4915123456789'), '+4915123456789');
});

const nationalNumbers = fc.stringMatching(/^(?:5\d|[234][1-9])\d{8}$/);

test('a Turkish number is the same however it is written, and as it is shown', () => {
  fc.assert(
    fc.property(nationalNumbers, fc.constantFrom('', '0', '+90', '90', '0090'), (number, prefix) => {
      const e164 = `+90${number}`;
      assert.equal(toE164(prefix + number), e164);
      assert.equal(toE164(formatPhone(e164)), e164);
    }),
  );
});

test('whatever is taken for a number is E.164, and stays what it is', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'0123456789+() -./٥۵x') });
  fc.assert(
    fc.property(texts, text => {
      const e164 = toE164(text, near);
      if (e164 === undefined) return;
      assert.match(e164, /^\+[1-9]\d{6,14}$/);
      assert.equal(toE164(e164, near), e164);
    }),
  );
});
