import assert from 'node:assert/strict';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKeyStore } from '../../../reference-server/src/keys/key-store.ts';
import { monday, newKey, onlyKey, tuesday } from '../../support/keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a key whose secret is wrong by one character lets nobody in', async t => {
  const keys = openKeyStore(await temporaryFolder(t));
  const key = await keys.create(newKey, monday);
  const wrong = `${key.slice(0, -2)}${key.at(-2) === 'A' ? 'B' : 'A'}${key.slice(-1)}`;
  assert.equal(await keys.authenticate(wrong, monday), undefined);
  assert.equal(await keys.authenticate(key.replace('live', 'test'), monday), undefined);
  assert.notEqual(await keys.authenticate(key, monday), undefined);
});

test('a key of another folder lets nobody in', async t => {
  const key = await openKeyStore(await temporaryFolder(t)).create(newKey, monday);
  const keys = openKeyStore(await temporaryFolder(t));
  assert.equal(await keys.authenticate(key, monday), undefined);
  await keys.create(newKey, monday);
  assert.equal(await keys.authenticate(key, monday), undefined);
  assert.equal(await keys.authenticate('no key', monday), undefined);
});

test('a key lets nobody in from the moment it expires', async t => {
  const keys = openKeyStore(await temporaryFolder(t));
  const key = await keys.create({ ...newKey, expiresAt: '2026-11-24T12:00:00+03:00' }, monday);
  assert.notEqual(await keys.authenticate(key, new Date(tuesday.getTime() - 1)), undefined);
  assert.equal(await keys.authenticate(key, tuesday), undefined);
});

test('a key that can not be read is an outage, not a wrong key', async t => {
  const folder = await temporaryFolder(t);
  const keys = openKeyStore(folder);
  const key = await keys.create(newKey, monday);
  const { id } = await onlyKey(keys);
  const path = join(folder, 'keys', `${id}.json`);
  await rename(path, `${path}.aside`);
  assert.equal(await keys.authenticate(key, monday), undefined);
  await writeFile(path, '{ "id":');
  await assert.rejects(keys.authenticate(key, monday), { name: 'UnavailableError' });
  assert.equal((await readdir(join(folder, 'keys'))).length, 2);
});
