import assert from 'node:assert/strict';
import {
  deskRequestSchema,
  trackedRequestSchema,
  type Action,
  type Attachment,
  type Receipt,
} from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { attachmentFiles, upload } from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

const reply = (
  server: Server,
  { reference, trackingCode }: Receipt,
  attachments: readonly string[],
  key: string = crypto.randomUUID(),
) =>
  server.post(
    `/requests/${reference}/replies`,
    { text: 'Here is a photo.', attachments },
    { ...bearer(trackingCode), 'Idempotency-Key': key },
  );

const act = async (server: Server, key: string, reference: string, action: Action) => {
  const current = await server.call(`/desk/requests/${reference}`, { headers: bearer(key) });
  return server.post(`/desk/requests/${reference}/actions`, action, {
    ...bearer(key),
    'If-Match': current.headers.get('ETag') ?? '',
  });
};

const deskKey = (server: Server) => server.key(['requests:write', 'desk:read', 'desk:write']);

const trackedBy = async (response: Response) => {
  const text = await response.text();
  assert.ok(response.ok, text);
  return z.parse(trackedRequestSchema, JSON.parse(text));
};

const filesOf = (
  timeline: readonly { type: string; attachments?: Attachment[] | undefined }[],
  type: string,
) => timeline.find(event => event.type === type)?.attachments;

test('a reply brings its files, which the citizen and the desk can read', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const receipt = await server.submit(key);
  const photo = await upload(server);
  const { timeline } = await trackedBy(await reply(server, receipt, [photo.id]));
  assert.deepEqual(filesOf(timeline, 'replied'), [photo]);
  const path = `/requests/${receipt.reference}/attachments/${photo.id}`;
  assert.equal((await server.call(path, { headers: bearer(receipt.trackingCode) })).status, 200);
  assert.equal((await server.call(`/desk${path}`, { headers: bearer(key) })).status, 200);
});

test('a file of one request can’t be claimed by a reply to another', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const { id } = await upload(server);
  await server.submit(key, { attachments: [id] });
  const { errors } = await assertProblem(
    await reply(server, await server.submit(key), [id]),
    'unknown_attachment',
  );
  assert.deepEqual(errors, [{ pointer: '/attachments/0', code: 'unknown_value' }]);
});

test('a reply with too many files is refused and claims none', async t => {
  const server = await startServer(t);
  const receipt = await server.submit(await deskKey(server));
  const ids = [];
  for (let count = 0; count < 4; count += 1) ids.push((await upload(server)).id);
  await assertInvalid(await reply(server, receipt, ids), { '/attachments': 'too_many' });
  await trackedBy(await reply(server, receipt, ids.slice(0, 3)));
});

test('a retried reply is answered again, however many come at once', async t => {
  const server = await startServer(t);
  const receipt = await server.submit(await deskKey(server));
  const { id } = await upload(server);
  const once = crypto.randomUUID();
  const replies = await Promise.all(Array.from({ length: 10 }, () => reply(server, receipt, [id], once)));
  for (const response of replies) assert.equal(response.status, 201, await response.clone().text());
  const { timeline } = await trackedBy(await reply(server, receipt, [id], once));
  assert.equal(timeline.filter(({ type }) => type === 'replied').length, 1);
});

test('of two requests’ replies at once that claim one file, one gets it', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const receipts = [await server.submit(key), await server.submit(key)];
  const { id } = await upload(server);
  const replies = await Promise.all(receipts.map(receipt => reply(server, receipt, [id])));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 422]);
});

test('an answer of the desk brings its files', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const receipt = await server.submit(key);
  const photo = await upload(server);
  const response = await act(server, key, receipt.reference, {
    type: 'resolve',
    text: 'The pothole is filled.',
    attachments: [photo.id],
  });
  assert.equal(response.status, 200, await response.clone().text());
  const tracked = await trackedBy(
    await server.call(`/requests/${receipt.reference}`, { headers: bearer(receipt.trackingCode) }),
  );
  assert.deepEqual(filesOf(tracked.timeline, 'resolved'), [photo]);
});

test('what is redacted is gone, from both views and from the disk', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const receipt = await server.submit(key);
  const photo = await upload(server);
  await trackedBy(await reply(server, receipt, [photo.id]));
  const desk = z.parse(
    deskRequestSchema,
    await (await server.call(`/desk/requests/${receipt.reference}`, { headers: bearer(key) })).json(),
  );
  const eventId = desk.timeline.find(({ type }) => type === 'replied')?.id ?? '';
  const redacted = await act(server, key, receipt.reference, { type: 'redact', eventId });
  assert.equal(redacted.status, 200, await redacted.clone().text());
  const path = `/requests/${receipt.reference}/attachments/${photo.id}`;
  await assertProblem(await server.call(path, { headers: bearer(receipt.trackingCode) }), 'not_found');
  await assertProblem(await server.call(`/desk${path}`, { headers: bearer(key) }), 'not_found');
  assert.deepEqual(
    (await attachmentFiles(server)).filter(file => file.path.includes(photo.id)),
    [],
  );
  await assertProblem(await reply(server, receipt, [photo.id]), 'unknown_attachment');
});

test('files of a sensitive service are for keys that may see them, and for their citizen', async t => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const { id } = await upload(server);
  const receipt = await server.submit(key, { service: 'STR-3', kind: 'complaint', attachments: [id] });
  const path = `/requests/${receipt.reference}/attachments/${id}`;
  assert.equal((await server.call(path, { headers: bearer(receipt.trackingCode) })).status, 200);
  await assertProblem(await server.call(`/desk${path}`, { headers: bearer(key) }), 'not_found');
  const sensitive = bearer(await server.key(['desk:read', 'desk:sensitive']));
  assert.equal((await server.call(`/desk${path}`, { headers: sensitive })).status, 200);
});
