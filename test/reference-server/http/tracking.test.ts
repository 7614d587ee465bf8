import assert from 'node:assert/strict';
import { trackedRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

test('reference and code show the request', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  const response = await server.call(`/requests/${reference}`, {
    headers: { ...bearer(trackingCode), 'Accept-Language': 'tr' },
  });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store');
  assert.equal(response.headers.get('Content-Language'), 'tr');
  const tracked = z.parse(trackedRequestSchema, await response.json());
  assert.equal(tracked.status, 'received');
  assert.deepEqual(
    tracked.timeline.map(({ type }) => type),
    ['received'],
  );
});

test('an unchanged request answers 304', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  const first = await server.call(`/requests/${reference}`, { headers: bearer(trackingCode) });
  const again = await server.call(`/requests/${reference}`, {
    headers: { ...bearer(trackingCode), 'If-None-Match': first.headers.get('ETag') ?? '' },
  });
  assert.equal(again.status, 304);
});

test('it does so to fetch, too, which asks every cache on the way to stay out', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  for (const [path, credentials] of [
    [`/requests/${reference}`, bearer(trackingCode)],
    ['/services', {}],
  ] as const) {
    const first = await server.call(path, { headers: credentials });
    const tag = first.headers.get('ETag') ?? '';
    const ask = (known: string) =>
      server.call(path, { headers: { ...credentials, 'Cache-Control': 'no-cache', 'If-None-Match': known } });
    assert.equal((await ask(tag)).status, 304);
    assert.equal((await ask(`"another", ${tag}`)).status, 304);
    assert.equal((await ask('"another"')).status, 200);
  }
});

test('a wrong reference and a wrong code get the same answer', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  const wrongCode = trackingCode === '0000000000' ? '1111111111' : '0000000000';
  const a = await assertProblem(
    await server.call(`/requests/${reference}`, { headers: bearer(wrongCode) }),
    'not_found',
  );
  const b = await assertProblem(
    await server.call('/requests/2026-4819073-2', { headers: bearer(trackingCode) }),
    'not_found',
  );
  assert.deepEqual({ ...a, requestId: '' }, { ...b, requestId: '' });
});

test('another municipality’s secret opens nothing', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await server.submit(await server.key(['requests:write']));
  await server.close();
  const stranger = await startServer(t, {
    folder: server.folder,
    secret: 'a wholly different secret, long enough',
  });
  await assertProblem(
    await stranger.call(`/requests/${reference}`, { headers: bearer(trackingCode) }),
    'not_found',
  );
});

test('a path that climbs out of the store finds nothing', async t => {
  const server = await startServer(t);
  for (const reference of ['..%2f..%2fsecret', '2026-0000000-0%00', '__proto__', 'a'.repeat(5000)])
    await assertProblem(
      await server.call(`/requests/${reference}`, { headers: bearer('0123456789') }),
      'not_found',
    );
});
