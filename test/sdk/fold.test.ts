import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '@melikgazi/mimer-sdk/fold';
import { test } from 'node:test';

for (const [text, folded] of [
  ['IŞIK', 'isik'],
  ['ışık', 'isik'],
  ['isik', 'isik'],
  ['MELİKGAZİ', 'melikgazi'],
  ['Kılıçaslan', 'kilicaslan'],
  ['KILICASLAN', 'kilicaslan'],
  ['30 Ağustos', '30 agustos'],
  ['  Nuh-Naci  Yazgan! ', 'nuh naci yazgan'],
  ['i\u0307', 'i'],
  ['محمد', 'محمد'],
  ['مُحَمَّد', 'محمد'],
  ['محـــمد', 'محمد'],
  ['إنارة', 'اناره'],
  ['کوچه‌ها', 'كوچه ها'],
  ['كوچه ها', 'كوچه ها'],
  ['علی', 'علي'],
  ['٣٠ أغسطس', '30 اغسطس'],
  ['۳۰ Ağustos', '30 agustos'],
  ['\u200fKöşk\u200f', 'kosk'],
] as const)
  test(`“${text}” folds to “${folded}”`, () => assert.equal(fold(text), folded));

test('folding again changes nothing, nor do case and decomposed letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aİIıişğüöçâ-‌ ٣۳كکیإ1') }), text => {
      const folded = fold(text);
      assert.equal(fold(folded), folded);
      assert.equal(fold(text.normalize('NFD')), folded);
      assert.equal(fold(text.toLocaleUpperCase('tr')), folded);
    }),
  );
});
