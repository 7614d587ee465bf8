import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neighbourhoodOf } from '@melikgazi/mimer-sdk/domain';

const neighbourhoods = [
  { code: 'kilicaslan', name: 'Kılıçaslan', aliases: [] },
  { code: 'kazimkarabekir', name: 'Kazımkarabekir', aliases: ['Kazım Karabekir'] },
  { code: '30-agustos', name: '30 Ağustos', aliases: [] },
];

for (const [text, code] of [
  ['Kılıçaslan', 'kilicaslan'],
  ['KILIÇASLAN MAHALLESİ', 'kilicaslan'],
  ['kilicaslan mah.', 'kilicaslan'],
  ['Kazim Karabekir', 'kazimkarabekir'],
  ['30 ağustos', '30-agustos'],
  ['30-agustos', '30-agustos'],
] as const)
  test(`“${text}” means ${code}`, () => assert.equal(neighbourhoodOf(text, neighbourhoods), code));

test('a text that means none is kept as it is', () => {
  assert.equal(neighbourhoodOf('Yukarı bağlar', neighbourhoods), 'Yukarı bağlar');
});
