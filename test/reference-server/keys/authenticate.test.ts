import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyKeyStore, monday, newKey, tuesday } from '../../support/keys.ts';

test('a key whose secret is wrong by one character lets nobody in', async t => {
  const keys = await emptyKeyStore(t);
  const key = await keys.create(newKey, monday);
  const wrong = `${key.slice(0, -2)}${key.at(-2) === 'A' ? 'B' : 'A'}${key.slice(-1)}`;
  assert.equal(await keys.authenticate(wrong, monday), undefined);
  assert.equal(await keys.authenticate(key.replace('live', 'test'), monday), undefined);
  assert.notEqual(await keys.authenticate(key, monday), undefined);
});

test('a key of another folder lets nobody in', async t => {
  const key = await (await emptyKeyStore(t)).create(newKey, monday);
  const keys = await emptyKeyStore(t);
  assert.equal(await keys.authenticate(key, monday), undefined);
  await keys.create(newKey, monday);
  assert.equal(await keys.authenticate(key, monday), undefined);
  assert.equal(await keys.authenticate('no key', monday), undefined);
});

test('a key lets nobody in from the moment it expires', async t => {
  const keys = await emptyKeyStore(t);
  const key = await keys.create({ ...newKey, expiresAt: '2026-11-24T12:00:00+03:00' }, monday);
  assert.notEqual(await keys.authenticate(key, new Date(tuesday.getTime() - 1)), undefined);
  assert.equal(await keys.authenticate(key, tuesday), undefined);
});
