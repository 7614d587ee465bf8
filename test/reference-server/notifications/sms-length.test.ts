import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsLength } from '../../../reference-server/src/notifications/sms-length.ts';

const vectors: readonly [title: string, text: string, ...expected: readonly [string, number, number]][] = [
  ['an empty text takes one message', '', 'GSM-7', 0, 1],
  ['the basic alphabet takes a septet a character', 'Hello, World!', 'GSM-7', 13, 1],
  ['Ç ö Ö ü Ü and accents of the alphabet stay GSM-7', 'ÇöÖüÜäÄñÑéèùìòàÅåßÆæØø', 'GSM-7', 22, 1],
  ['Greek capitals of the alphabet stay GSM-7', 'ΔΦΓΛΩΠΨΣΘΞ', 'GSM-7', 10, 1],
  ['a euro and brackets take two septets each', '€[]{}\\^~|', 'GSM-7', 18, 1],
  ['160 septets fit into one message', 'a'.repeat(160), 'GSM-7', 160, 1],
  ['161 septets take two', 'a'.repeat(161), 'GSM-7', 161, 2],
  ['306 septets fit into two', 'a'.repeat(306), 'GSM-7', 306, 2],
  ['307 septets take three', 'a'.repeat(307), 'GSM-7', 307, 3],
  ['an escape is not parted from its character', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
  ['a small ç makes the whole text UCS-2', 'çay', 'UCS-2', 3, 1],
  ['a grave accent outside of the alphabet does so too', '`', 'UCS-2', 1, 1],
  ['70 units fit into one message', 'ş'.repeat(70), 'UCS-2', 70, 1],
  ['71 units take two', `ş${'a'.repeat(70)}`, 'UCS-2', 71, 2],
  ['134 units fit into two', 'ğ'.repeat(134), 'UCS-2', 134, 2],
  ['135 units take three', 'ğ'.repeat(135), 'UCS-2', 135, 3],
  ['an emoji takes two units', '👍', 'UCS-2', 2, 1],
  ['an emoji is not parted', `${'ş'.repeat(66)}👍${'ş'.repeat(66)}`, 'UCS-2', 134, 3],
  ['the first message of Melikgazi fits', 'MİMER: Başvurunuz alındı. No: 2026-4819073-2', 'UCS-2', 44, 1],
];

for (const [title, text, encoding, units, parts] of vectors) {
  test(title, () => {
    const length = smsLength(text);
    assert.deepEqual([length.encoding, length.units, length.parts], [encoding, units, parts]);
  });
}

test('each of ç ğ Ğ ı İ ş Ş costs more than half of a message', () => {
  for (const letter of 'çğĞıİşŞ') assert.equal(smsLength(letter).mostInOnePart, 70, letter);
});
