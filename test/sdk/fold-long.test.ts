import { fold } from '@melikgazi/mimer-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLong } from '../../sdk/src/domain/fold-long.ts';

test('long texts are folded like all others, whatever letters stand side by side', () => {
  const codes = [
    ...Array.from({ length: 0x250 }, (_, code) => code),
    0x301,
    0x327,
    0x3a3,
    0x643,
    0x6a9,
    0x200c,
  ];
  for (const one of codes) {
    const text = codes.map(other => `${String.fromCharCode(one, other)}x `).join('');
    assert.equal(foldLong(text), fold(text));
    for (const other of codes) {
      const pair = String.fromCharCode(one, other);
      assert.equal(foldLong(pair), fold(pair), JSON.stringify(pair));
    }
  }
});
