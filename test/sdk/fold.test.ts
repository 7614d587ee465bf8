import assert from 'node:assert/strict';
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
