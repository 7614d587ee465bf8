import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';
import { attachmentFiles, upload } from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

const uploaded = '2026-11-23T17:00:00.000Z';
const almostADayLater = '2026-11-24T16:59:59.000Z';
const aDayLater = '2026-11-24T17:00:00.000Z';

const submit = async (server: Server, id: string) =>
  server.post(
    '/requests',
    { ...tip, attachments: [id] },
    { ...bearer(await server.key(['requests:write'])), 'Idempotency-Key': crypto.randomUUID() },
  );

test('a file that nobody claims goes after a day, and not before', async t => {
  const server = await startServer(t, { now: uploaded });
  const { id } = await upload(server);
  server.setNow(almostADayLater);
  assert.deepEqual(await server.attachments.sweep(), { unclaimed: 0, orphans: 0 });
  server.setNow(aDayLater);
  assert.deepEqual(await server.attachments.sweep(), { unclaimed: 1, orphans: 0 });
  assert.deepEqual(await attachmentFiles(server), []);
  await assertProblem(await submit(server, id), 'unknown_attachment');
});

test('a file that a request names stays for as long as the request', async t => {
  const server = await startServer(t, { now: uploaded });
  const { id } = await upload(server);
  assert.equal((await submit(server, id)).status, 201);
  for (const now of [aDayLater, '2031-01-01T00:00:00.000Z']) {
    server.setNow(now);
    assert.deepEqual(await server.attachments.sweep(), { unclaimed: 0, orphans: 0 });
  }
  const files = await attachmentFiles(server);
  assert.deepEqual(
    files.map(({ path }) => path.endsWith(`/${id}`)),
    [true],
    'the file, and no record any more',
  );
});

test('a claim and a sweep at the same moment never leave a request without its file', async t => {
  const server = await startServer(t, { now: uploaded });
  const ids = [];
  for (let count = 0; count < 20; count += 1) ids.push((await upload(server)).id);
  server.setNow(aDayLater);
  const outcomes = await Promise.all(
    ids.map(async (id, index) => {
      const [response] = await Promise.all([
        submit(server, id),
        ...(index % 2 === 0 ? [server.attachments.sweep()] : []),
      ]);
      return { id, status: response.status };
    }),
  );
  const kept = new Set((await attachmentFiles(server)).map(({ path }) => path.split('/').at(-1)));
  for (const { id, status } of outcomes) assert.equal(kept.has(id), status === 201, `${status}`);
});

test('a file is not deleted while it is being claimed', async t => {
  const server = await startServer(t, { now: uploaded });
  const { id } = await upload(server);
  server.setNow(aDayLater);
  await server.attachments.claim([id], async () => {
    assert.deepEqual(await server.attachments.sweep(), { unclaimed: 0, orphans: 0 });
  });
});

test('a file that waited before a restart still goes after its day', async t => {
  const server = await startServer(t, { now: uploaded });
  await upload(server);
  await server.close();
  const restarted = await startServer(t, { folder: server.folder, now: aDayLater });
  assert.deepEqual(await restarted.attachments.sweep(), { unclaimed: 1, orphans: 0 });
  assert.deepEqual(await attachmentFiles(restarted), []);
});
