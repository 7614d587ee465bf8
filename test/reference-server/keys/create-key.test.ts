import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyKeyStore, monday, newKey, onlyKey, tuesday } from '../../support/keys.ts';

test('a new key lets in whoever has it, as what it was made for', async t => {
  const keys = await emptyKeyStore(t);
  const key = await keys.create({ ...newKey, unit: 'parks', test: true }, monday);
  const apiKey = await keys.authenticate(key, tuesday);
  const { id } = await onlyKey(keys);
  assert.deepEqual(apiKey, {
    id,
    label: 'Çağrı Merkezi',
    client: 'cagri-merkezi',
    scopes: ['requests:write'],
    unit: 'parks',
    test: true,
    createdAt: monday.toISOString(),
  });
});

test('a client is named after the label, unless it has a name, or its id where the label has no Latin letters', async t => {
  const clientOf = async (label: string, client?: string) => {
    const keys = await emptyKeyStore(t);
    await keys.create({ ...newKey, label, ...(client !== undefined && { client }) }, monday);
    return onlyKey(keys);
  };
  assert.equal((await clientOf('  İŞ & Ödeme (2027)!')).client, 'is-odeme-2027');
  assert.equal((await clientOf('Yeni anahtar', 'call-centre')).client, 'call-centre');
  assert.match((await clientOf('a'.repeat(200))).client, /^a{64}$/);
  const arabic = await clientOf('مركز');
  assert.equal(arabic.client, arabic.id);
});

test('a key that could not be used is not made', async t => {
  const keys = await emptyKeyStore(t);
  await assert.rejects(keys.create({ ...newKey, client: 'two words' }, monday), /client/);
  await assert.rejects(keys.create({ ...newKey, expiresAt: 'soon' }, monday), /expiresAt/);
  await assert.rejects(keys.create({ ...newKey, label: '' }, monday), /label/);
  assert.deepEqual(await keys.list(), []);
});
