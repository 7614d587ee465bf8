import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { manifestFile } from '../../../reference-server/src/backup/manifest.ts';
import { openFileErasureLog } from '../../../reference-server/src/erasures/file-erasure-log.ts';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import {
  backUp,
  canary,
  eraseIn,
  folderWithRequests,
  holds,
  picture,
  restoreFrom,
} from '../../support/backups.ts';
import { readAtDesk } from '../../support/desk-calls.ts';
import { bearer, startServer } from '../../support/server.ts';

test('what is restored is what was backed up, and a server serves it', async t => {
  const { data, to, restored, key, reference, photo } = await folderWithRequests(t);
  await backUp(data, to);
  const { movedTo, erasedAgain } = await restoreFrom(to, restored);
  assert.deepEqual([movedTo, erasedAgain], [undefined, 0]);
  const { [manifestFile]: _manifest, ...backed } = await picture(to);
  // The store was opened to erase again, and has left its cache, which a backup has not.
  const kept = Object.entries(await picture(restored)).filter(
    ([path]) => !path.startsWith('riverton/index/'),
  );
  assert.deepEqual(Object.fromEntries(kept), backed);
  const server = await startServer(t, { folder: restored });
  const read = await readAtDesk(server, key, reference);
  assert.deepEqual([read.description, read.status], [canary, 'resolved']);
  const file = await server.call(`/desk/requests/${reference}/attachments/${photo.id}`, {
    headers: bearer(key),
  });
  assert.equal(file.status, 200);
});

test('a data folder that is not empty is left as it is', async t => {
  const { data, to } = await folderWithRequests(t);
  await backUp(data, to);
  const before = await picture(data);
  await assert.rejects(restoreFrom(to, data), { name: 'OperatorError', message: /not empty.*--replace/ });
  assert.deepEqual(await picture(data), before);
});

test('a data folder that is replaced is moved aside, and what was erased in it since stays erased', async t => {
  const { folder, data, to, key, reference, photo } = await folderWithRequests(t);
  await backUp(data, to);
  await eraseIn(t, data, key, reference);
  const before = await picture(data);
  const { movedTo, erasedAgain } = await restoreFrom(to, data, { replace: true });
  assert.equal(erasedAgain, 1);
  assert.equal(movedTo, `${data}.replaced-2026-11-23T170000000Z`);
  assert.deepEqual(await picture(movedTo), before);
  assert.deepEqual((await readdir(folder)).sort(), ['backup', 'data', 'data.replaced-2026-11-23T170000000Z']);
  assert.equal(await holds(data, canary), false);
  assert.equal(await holds(data, photo.id), false);
  const server = await startServer(t, { folder: data });
  assert.equal((await readAtDesk(server, key, reference)).erasedOn, '2026-11-23');
});

test('keys that were revoked or made since the backup are as they were in the folder that is replaced', async t => {
  const { data, to } = await folderWithRequests(t);
  await backUp(data, to);
  const keys = openFileKeyStore(data);
  const [doomed] = await keys.list();
  await keys.revoke(doomed?.id ?? '', new Date());
  await keys.create({ label: 'Fresh', scopes, test: false }, new Date());
  const before = await keys.list();
  await restoreFrom(to, data, { replace: true });
  assert.deepEqual(await keys.list(), before);
});

test('a log of erasures that was kept elsewhere is named, where the data folder is lost', async t => {
  const { folder, data, to, restored, key, reference } = await folderWithRequests(t);
  await backUp(data, to);
  await eraseIn(t, data, key, reference);
  const log = join(folder, 'riverton-erasures.jsonl');
  await copyFile(join(data, 'riverton-erasures.jsonl'), log);
  const { erasedAgain } = await restoreFrom(to, restored, { erasureLogs: [log] });
  assert.equal(erasedAgain, 1);
  assert.equal(await holds(restored, canary), false);
  assert.equal((await openFileErasureLog(join(restored, 'riverton-erasures.jsonl')).entries()).length, 2);
});

test('an erasure of a request that the backup does not have can’t erase one that gets its reference later', async t => {
  const { data, to, restored, folder } = await folderWithRequests(t);
  await backUp(data, to);
  const log = join(folder, 'riverton-erasures.jsonl');
  const at = '2026-11-24T17:00:00.000Z';
  await openFileErasureLog(log).append({
    ...{ reference: '2026-4819073-2', at, reason: 'request' },
    closing: { as: 'resolved', at },
  });
  await restoreFrom(to, restored, { erasureLogs: [log] });
  assert.equal(await holds(restored, '2026-4819073-2'), false);
});

for (const [what, name, text, message] of [
  ['that is missing', 'riverton-erasures.jsonl', undefined, /^There is no log .*riverton-erasures/],
  [
    'that can’t be read',
    'riverton-erasures.jsonl',
    '{"reference":"?"}\n',
    /:1 is no entry .* Mend that line/,
  ],
  ['whose name says not whose it is', 'log.jsonl', '', /not named as a log of erasures is/],
] as const)
  test(`a log ${what} is refused before anything is changed`, async t => {
    const { folder, data, to, restored } = await folderWithRequests(t);
    await backUp(data, to);
    const log = join(folder, name);
    if (text !== undefined) await writeFile(log, text);
    await assert.rejects(restoreFrom(to, restored, { erasureLogs: [log] }), {
      name: 'OperatorError',
      message,
    });
    assert.ok(!(await readdir(folder)).includes('restored'));
  });

test('a backup whose erasures are of a jurisdiction that is not there is refused', async t => {
  const { folder, data, to, restored } = await folderWithRequests(t);
  await backUp(data, to);
  await assert.rejects(restoreFrom(to, restored, { jurisdictions: [] }), {
    message: /of the jurisdiction riverton, which is not in MIMER_JURISDICTIONS/,
  });
  assert.ok(!(await readdir(folder)).includes('restored'));
});

test('a folder that a server uses is not replaced', async t => {
  const { folder, data, to } = await folderWithRequests(t);
  await backUp(data, to);
  await startServer(t, { folder: data });
  await assert.rejects(restoreFrom(to, data, { replace: true }), {
    message: /^Another process uses .*: stop/,
  });
  assert.deepEqual((await readdir(folder)).sort(), ['backup', 'data']);
});

test('an empty folder is restored into, also one with a lost+found', async t => {
  const { data, to, restored, reference } = await folderWithRequests(t);
  await backUp(data, to);
  await mkdir(join(restored, 'lost+found'), { recursive: true });
  await restoreFrom(to, restored);
  assert.ok(await holds(restored, reference));
});
