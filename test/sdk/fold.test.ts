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
] as const)
  test(`“${text}” folds to “${folded}”`, () => assert.equal(fold(text), folded));
