import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyKeyStore, monday, newKey, onlyKey, tuesday } from '../../support/keys.ts';

test('a revoked key lets nobody in and stays in the list', async t => {
  const keys = await emptyKeyStore(t);
  const key = await keys.create(newKey, monday);
  const { id } = await onlyKey(keys);
  assert.equal(await keys.revoke(id, monday), true);
  assert.equal(await keys.authenticate(key, monday), undefined);
  assert.equal((await onlyKey(keys)).revokedAt, monday.toISOString());
});

test('revoking again changes nothing', async t => {
  const keys = await emptyKeyStore(t);
  await keys.create(newKey, monday);
  const { id } = await onlyKey(keys);
  await keys.revoke(id, monday);
  assert.equal(await keys.revoke(id, tuesday), true);
  assert.equal((await onlyKey(keys)).revokedAt, monday.toISOString());
});

test('there is nothing to revoke where there is no such key', async t => {
  const keys = await emptyKeyStore(t);
  await keys.create(newKey, monday);
  for (const id of ['', '0123456789ab', '../keys', '../../etc/passwd']) {
    assert.equal(await keys.revoke(id, monday), false, id);
  }
  assert.equal((await onlyKey(keys)).revokedAt, undefined);
});

test('one key is revoked and the others stay', async t => {
  const keys = await emptyKeyStore(t);
  const first = await keys.create(newKey, monday);
  const { id } = await onlyKey(keys);
  const second = await keys.create({ ...newKey, label: 'Other' }, tuesday);
  await keys.revoke(id, tuesday);
  assert.equal(await keys.authenticate(first, tuesday), undefined);
  assert.equal((await keys.authenticate(second, tuesday))?.label, 'Other');
  const labels = (await keys.list()).map(({ label }) => label);
  assert.deepEqual(labels, ['Çağrı Merkezi', 'Other']);
});
