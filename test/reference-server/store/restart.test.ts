import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { byKey, byNumber, draftOf, started } from '../../support/drafts.ts';
import { listOptions } from '../../support/list-options.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a restart keeps requests, keys, nonces, order and search', async t => {
  const folder = await temporaryFolder(t);
  const before = await openLowdbStore({ folder });
  const uniques = { ...byKey('a'), ...byNumber('phone/1'), nonce: 'n' };
  const { request } = await before.insert(draftOf(uniques, { description: 'Çöp alınmadı' }));
  for (let index = 0; index < 20; index += 1) await before.insert(draftOf(byKey(`key-${index}`)));
  const changed = await before.update(request.reference, 1, started);
  const list = await before.list(listOptions());
  await before.close();

  const after = await openLowdbStore({ folder });
  t.after(() => after.close());
  assert.deepEqual(after.broken, []);
  assert.deepEqual(await after.find(request.reference), changed);
  assert.deepEqual(await after.list(listOptions()), list);
  assert.equal((await after.list(listOptions({ q: 'cop' }))).items.length, 1);
  assert.deepEqual(await after.findByIdempotencyKey(['a']), changed);
  assert.deepEqual(await after.insert(draftOf(byNumber('phone/1'))), { request: changed, replayed: true });
  await assert.rejects(after.insert(draftOf({ nonce: 'n' })), { name: 'ConflictError', by: 'nonce' });
});

test('a document lies where its reference says, for its owner alone', async t => {
  const folder = join(await temporaryFolder(t), 'new', 'data');
  const store = await openLowdbStore({ folder });
  t.after(() => store.close());
  await store.insert(draftOf(byKey('a'), {}, () => referenceOf(2026, 4819073)));
  const shard = join(folder, 'requests', '2026', '48');
  assert.deepEqual(await readdir(shard), ['2026-4819073-2.json']);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await stat(shard)).mode & 0o777, 0o700);
  assert.equal((await stat(join(shard, '2026-4819073-2.json'))).mode & 0o777, 0o600);
});
