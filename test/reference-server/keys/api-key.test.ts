import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { hashApiKey, isKeyOf, mintApiKey, parseApiKey } from '../../../reference-server/src/keys/api-key.ts';

const key = mintApiKey(false, randomBytes);
const [, , id = '', secret = ''] = /^(mimer_live)_([^_]+)_(.+)$/.exec(key) ?? [];

test('a key says what it is for, then its id, then 256 random bits', () => {
  assert.match(key, /^mimer_live_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
  assert.match(mintApiKey(true, randomBytes), /^mimer_test_/);
  const counting = (count: number) => Buffer.alloc(count, count);
  const bits = Buffer.alloc(32, 32).toString('base64url');
  assert.equal(mintApiKey(true, counting), `mimer_test_060606060606_${bits}`);
});

test('a key is taken apart, whatever its secret holds', () => {
  assert.deepEqual(parseApiKey(key), { id, test: false });
  const odd = `mimer_test_${id}_${'_'.repeat(21)}${'-'.repeat(22)}`;
  assert.deepEqual(parseApiKey(odd), { id, test: true });
});

test('what is not a key is no key', () => {
  const wrong = [
    '',
    '0123456789',
    `${key}a`,
    key.slice(0, -1),
    ` ${key}`,
    `${key}\n`,
    key.replace('live', 'LIVE'),
    key.replace('live', 'prod'),
    `mimer_live_../../../etc_${secret}`,
    `mimer_live_${id.slice(0, -1)}_${secret}`,
  ];
  for (const text of wrong) assert.equal(parseApiKey(text), undefined, text);
});

test('a hash knows its key and no other', () => {
  const hash = hashApiKey(key);
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.ok(!hash.includes(id));
  assert.equal(isKeyOf(hash, key), true);
  assert.equal(isKeyOf(hash, key.replace('live', 'test')), false);
  assert.equal(isKeyOf(hash, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`), false);
  assert.equal(isKeyOf('', key), false);
});
