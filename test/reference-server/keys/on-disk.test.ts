import assert from 'node:assert/strict';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { monday, newKey, onlyKey } from '../../support/keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('the key itself is nowhere on the disk', async t => {
  const folder = await temporaryFolder(t);
  const key = await openFileKeyStore(folder).create(newKey, monday);
  const [name = ''] = await readdir(join(folder, 'keys'));
  const text = await readFile(join(folder, 'keys', name), 'utf8');
  assert.ok(text.includes('Çağrı Merkezi'));
  assert.ok(!text.includes(key.slice(-43)));
});

test('keys are for the owner of the data folder alone', async t => {
  const folder = join(await temporaryFolder(t), 'data');
  await openFileKeyStore(folder).create(newKey, monday);
  const [name = ''] = await readdir(join(folder, 'keys'));
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await stat(join(folder, 'keys'))).mode & 0o777, 0o700);
  assert.equal((await stat(join(folder, 'keys', name))).mode & 0o777, 0o600);
});

test('a key that can not be read is an outage, not a wrong key', async t => {
  const folder = await temporaryFolder(t);
  const keys = openFileKeyStore(folder);
  const key = await keys.create(newKey, monday);
  const { id } = await onlyKey(keys);
  const path = join(folder, 'keys', `${id}.json`);
  await rename(path, `${path}.aside`);
  assert.equal(await keys.authenticate(key, monday), undefined);
  await writeFile(path, '{ "id":');
  await assert.rejects(keys.authenticate(key, monday), { name: 'UnavailableError' });
  assert.equal((await readdir(join(folder, 'keys'))).length, 2);
});
