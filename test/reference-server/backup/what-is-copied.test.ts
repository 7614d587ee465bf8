import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { manifestFile } from '../../../reference-server/src/backup/manifest.ts';
import { backUp, backupFolders, otherDisk, picture } from '../../support/backups.ts';
import { actAtDesk, eraseAtDesk } from '../../support/desk-calls.ts';
import { bearer, startServer } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

/** Files that can be made again, or are of the moment. */
const thrownAway = [
  'riverton/index/cache.json',
  'riverton/attachments/incoming/0123',
  'riverton/probe.json',
  'riverton/requests/2026/00/2026-0000000-0.json.0123456789ab.tmp',
  '.builds/widget/0.2.0.partial/mimer.js',
  'secret.0123456789ab',
  'notes.txt',
];

for (const [where, disk] of [
  ['on the same disk', undefined],
  ['on another disk', otherDisk],
] as const)
  test(`a backup ${where} has all that can’t be made again, and nothing else`, async t => {
    const { data, to } = await backupFolders(t);
    const server = await startServer(t, { folder: data });
    const key = await server.key(scopes);
    const [named, waiting] = [
      await upload(server, undefined, bearer(key)),
      await upload(server, undefined, bearer(key)),
    ];
    const { reference } = await server.submit(key, { attachments: [named.id] });
    const { reference: erased } = await server.submit(key);
    await actAtDesk(server, key, erased, { type: 'resolve', text: 'Done.' });
    assert.equal((await eraseAtDesk(server, key, erased)).status, 204);
    const kept = ['secret', 'format.json', '.builds/widget/0.1.0/chunks/a.js'];
    for (const path of [...kept, ...thrownAway]) {
      await mkdir(join(data, path, '..'), { recursive: true });
      await writeFile(join(data, path), path === 'format.json' ? '{"format":1}' : path);
    }
    const before = await picture(data);
    const { sums, lacking } = await backUp(data, to, disk && { disk });

    const { [manifestFile]: _manifest, ...copied } = await picture(to);
    const wanted = Object.entries(before).filter(([path]) => !thrownAway.includes(path));
    assert.deepEqual(copied, Object.fromEntries(wanted));
    for (const part of [
      reference,
      erased,
      `/${named.id}`,
      `staged/${waiting.id}`,
      'keys/',
      'riverton-erasures.jsonl',
    ])
      assert.ok(
        Object.keys(copied).some(path => path.includes(part)),
        `${part} is missing`,
      );
    assert.deepEqual(sums.jurisdictions, {
      riverton: { requests: 2, broken: 0, attachments: 2, erasures: 1 },
    });
    assert.deepEqual([sums.files, sums.keys, sums.hasSecret, lacking], [wanted.length, 1, true, []]);
    assert.deepEqual(await picture(data), before);
  });

test('a backup is its owner’s alone', async t => {
  const { data, to } = await backupFolders(t);
  const server = await startServer(t, { folder: data });
  await server.submit(await server.key(scopes));
  await backUp(data, to);
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    assert.equal(mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
  }
});

test('where a document can’t be read, it is copied with every file that it may name', async t => {
  const { data, to } = await backupFolders(t);
  const server = await startServer(t, { folder: data });
  const key = await server.key(scopes);
  const photo = await upload(server, undefined, bearer(key));
  const { reference } = await server.submit(key, { attachments: [photo.id] });
  await server.close();
  const document = Object.keys(await picture(data)).find(path => path.includes(reference)) ?? '';
  await writeFile(join(data, document), '{ "format": 1, "refer');
  const { sums } = await backUp(data, to);
  assert.deepEqual(sums.jurisdictions['riverton'], { requests: 0, broken: 1, attachments: 1, erasures: 0 });
  const copied = await picture(to);
  assert.equal(copied[document], '{ "format": 1, "refer');
  assert.ok(Object.keys(copied).some(path => path.endsWith(`/${photo.id}`)));
});

test('a request whose attachment is lost is copied and named', async t => {
  const { data, to } = await backupFolders(t);
  const server = await startServer(t, { folder: data });
  const key = await server.key(scopes);
  const photo = await upload(server, undefined, bearer(key));
  const { reference } = await server.submit(key, { attachments: [photo.id] });
  await server.attachments.remove([photo.id]);
  const { lacking, sums } = await backUp(data, to);
  assert.deepEqual(lacking, [reference]);
  assert.equal(sums.jurisdictions['riverton']?.requests, 1);
});
