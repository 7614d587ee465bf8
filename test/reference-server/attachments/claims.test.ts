import assert from 'node:assert/strict';
import {
  receiptSchema,
  trackedRequestSchema,
  type NewRequest,
  type Receipt,
} from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { UnavailableError, type RequestStore } from '../../../reference-server/src/store/store.ts';
import { overriding } from '../../support/overriding.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

const unknownId = 'ab'.repeat(16);

const post = async (
  server: Server,
  key: string,
  attachments: unknown,
  idempotencyKey: string = crypto.randomUUID(),
) => server.post('/requests', { ...tip, attachments }, { ...bearer(key), 'Idempotency-Key': idempotencyKey });

const tracked = async (server: Server, { reference, trackingCode }: Receipt) => {
  const response = await server.call(`/requests/${reference}`, { headers: bearer(trackingCode) });
  return z.parse(trackedRequestSchema, await response.json());
};

const receiptOf = async (response: Response): Promise<Receipt> => {
  const text = await response.text();
  assert.equal(response.status, 201, text);
  return z.parse(receiptSchema, JSON.parse(text));
};

test('a submission claims its files, and shows them in order', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const [a, b] = [await upload(server), await upload(server)];
  const receipt = await receiptOf(await post(server, key, [b.id, a.id]));
  assert.deepEqual((await tracked(server, receipt)).attachments, [b, a]);
});

test('a file is claimed once', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const { id } = await upload(server);
  await receiptOf(await post(server, key, [id]));
  const { errors } = await assertProblem(await post(server, key, [id]), 'unknown_attachment');
  assert.deepEqual(errors, [{ pointer: '/attachments/0', code: 'unknown_value' }]);
});

test('of fifty submissions at once that claim one file, one gets it', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const { id } = await upload(server);
  const responses = await Promise.all(Array.from({ length: 50 }, () => post(server, key, [id])));
  assert.equal(responses.filter(({ status }) => status === 201).length, 1);
  assert.equal(responses.filter(({ status }) => status === 422).length, 49);
});

test('of two submissions that claim overlapping files, one gets all of its own and the other none', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const [a, b, c] = [await upload(server), await upload(server), await upload(server)];
  const responses = await Promise.all([post(server, key, [a.id, b.id]), post(server, key, [c.id, b.id])]);
  assert.deepEqual(responses.map(({ status }) => status).sort(), [201, 422]);
  const [won] = responses.filter(({ status }) => status === 201);
  const spare = responses[0] === won ? c : a;
  await receiptOf(await post(server, key, [spare.id]));
});

for (const [title, ids, pointers] of [
  ['an unknown file', (known: string) => [known, unknownId], ['/attachments/1']],
  ['a file named twice', (known: string) => [known, known], ['/attachments/1']],
  ['an id that is none', () => ['not-an-id'], ['/attachments/0']],
  ['an id that climbs', () => ['..', unknownId], ['/attachments/0', '/attachments/1']],
  ['the name of a prototype', () => ['constructor'], ['/attachments/0']],
] as const)
  test(`${title} is refused where it stands, and claims nothing`, async t => {
    const server = await startServer(t);
    const key = await server.key(['requests:write']);
    const { id } = await upload(server);
    const response = await post(server, key, ids(id));
    if (title === 'an id that climbs') {
      await assertInvalid(response, { '/attachments/0': 'invalid_format' });
    } else {
      const { errors } = await assertProblem(response, 'unknown_attachment');
      assert.deepEqual(
        errors?.map(({ pointer }) => pointer),
        pointers,
      );
    }
    await receiptOf(await post(server, key, [id]));
  });

test('more files than the jurisdiction allows are refused', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const ids = [];
  for (let count = 0; count < 4; count += 1) ids.push((await upload(server)).id);
  await assertInvalid(await post(server, key, ids), { '/attachments': 'too_many' });
  await receiptOf(await post(server, key, ids.slice(1)));
});

test('a submission that is refused for something else claims nothing', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const { id } = await upload(server);
  const wrong = { ...tip, kind: 'joke', attachments: [id] };
  const headers = { ...bearer(key), 'Idempotency-Key': crypto.randomUUID() };
  await assertInvalid(await server.post('/requests', wrong, headers), { '/kind': 'unknown_value' });
  await receiptOf(await post(server, key, [id]));
});

test('a retried submission answers the same receipt, however often and however many at once', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const { id } = await upload(server);
  const once = crypto.randomUUID();
  const first = await Promise.all(Array.from({ length: 20 }, () => post(server, key, [id], once)));
  const later = await post(server, key, [id], once);
  const references = await Promise.all(
    [...first, later].map(async response => (await receiptOf(response)).reference),
  );
  assert.equal(new Set(references).size, 1);
  assert.equal(later.headers.get('Idempotency-Replayed'), 'true');
});

test('a submission known by its own number is answered again with its files', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const { id } = await upload(server);
  const body = { ...tip, source: 'whatsapp', externalId: 'wamid-1', attachments: [id] } satisfies NewRequest;
  const first = await server.submit(key, body);
  const again = await server.post('/requests', body, {
    ...bearer(key),
    'Idempotency-Key': crypto.randomUUID(),
  });
  assert.equal(again.status, 200);
  assert.equal(z.parse(receiptSchema, await again.json()).reference, first.reference);
});

test('a file whose submission could not be written can be claimed by the retry, and by no one else', async t => {
  let isBroken = true;
  const failingOnce = (real: RequestStore): RequestStore =>
    overriding(real, {
      insert: draft =>
        isBroken
          ? Promise.reject(new UnavailableError(true, { cause: new Error('ENOSPC') }))
          : real.insert(draft),
    });
  const server = await startServer(t, { store: failingOnce });
  const key = await server.key(['requests:write']);
  const { id } = await upload(server);
  const once = crypto.randomUUID();
  await assertProblem(await post(server, key, [id], once), 'storage_full');
  isBroken = false;
  await receiptOf(await post(server, key, [id], once));
  await assertProblem(await post(server, key, [id]), 'unknown_attachment');
});

test('what was claimed stays claimed after a restart, and what was not can be', async t => {
  const server = await startServer(t);
  const key = await server.key(['requests:write']);
  const [claimed, free] = [await upload(server), await upload(server)];
  const receipt = await receiptOf(await post(server, key, [claimed.id]));
  await server.close();
  const restarted = await startServer(t, { folder: server.folder });
  assert.deepEqual((await tracked(restarted, receipt)).attachments, [claimed]);
  await assertProblem(await post(restarted, key, [claimed.id]), 'unknown_attachment');
  await receiptOf(await post(restarted, key, [free.id]));
});
