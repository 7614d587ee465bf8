import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesIn } from '../../support/files-in.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';
import { attachmentFiles, upload } from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

const uploaded = '2026-11-23T17:00:00.000Z';
const aDayLater = '2026-11-24T17:00:00.000Z';

const submit = async (server: Server, id: string) =>
  server.post(
    '/requests',
    { ...tip, attachments: [id] },
    { ...bearer(await server.key(['requests:write'])), 'Idempotency-Key': crypto.randomUUID() },
  );

test('a file that somebody gave up claiming goes with the next sweep', async t => {
  const server = await startServer(t, { now: uploaded });
  const { id } = await upload(server);
  server.setNow(aDayLater);
  await server.attachments.claim([id], () => Promise.resolve());
  assert.deepEqual(await server.attachments.sweep(), { unclaimed: 1, orphans: 0 });
});

test('what unfinished uploads left behind is gone after a start', async t => {
  const server = await startServer(t);
  const folder = join(server.folder, 'riverton', 'attachments');
  await server.close();
  await writeFile(join(folder, 'incoming', '0123'), 'half a photo');
  await writeFile(join(folder, 'staged', `${'ab'.repeat(16)}.json.0123.tmp`), '{');
  await writeFile(join(folder, 'staged', `${'cd'.repeat(16)}.json`), '{ broken');
  const restarted = await startServer(t, { folder: server.folder });
  assert.deepEqual(await attachmentFiles(restarted), []);
});

test('a file without a record and without a request is an orphan and goes', async t => {
  const server = await startServer(t);
  const orphan = 'ef'.repeat(16);
  const shard = join(server.folder, 'riverton', 'attachments', 'ef');
  await mkdir(shard);
  await writeFile(join(shard, orphan), 'left by a process that died');
  await upload(server);
  assert.deepEqual(await server.attachments.sweep(), { unclaimed: 0, orphans: 1 });
  assert.equal(
    (await filesIn(shard)).some(({ path }) => path.endsWith(orphan)),
    false,
  );
});

test('a record without its file can’t be claimed after a restart', async t => {
  const server = await startServer(t);
  const { id } = await upload(server);
  await server.close();
  await rm(join(server.folder, 'riverton', 'attachments', id.slice(0, 2), id));
  const restarted = await startServer(t, { folder: server.folder });
  await assertProblem(await submit(restarted, id), 'unknown_attachment');
});

test('while a request can’t be read, no file of an earlier start is deleted, since it may be its', async t => {
  const server = await startServer(t, { now: uploaded });
  const { id } = await upload(server);
  assert.equal((await submit(server, id)).status, 201);
  await server.close();
  const [document] = (await filesIn(join(server.folder, 'riverton', 'requests'))).map(({ path }) => path);
  await writeFile(document ?? '', '{ torn');
  const restarted = await startServer(t, { folder: server.folder, now: aDayLater });
  assert.deepEqual(await restarted.attachments.sweep(), { unclaimed: 0, orphans: 0 });
  const path = join(server.folder, 'riverton', 'attachments', id.slice(0, 2), id);
  assert.ok((await readFile(path)).length > 0);
});
