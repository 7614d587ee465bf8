import assert from 'node:assert/strict';
import { calls, type CallName } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { deskKey, openCase } from '../../support/desk.ts';
import { bearer, startServer, tip } from '../../support/server.ts';

const headersSchema = z.optional(z.record(z.string(), z.unknown()));
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        responses: z.record(z.string(), z.object({ headers: headersSchema })),
      }),
    ),
  ),
});

/** The headers that the document may name; all others are HTTP's own. */
const looked = ['ETag', 'Content-Language', 'Idempotency-Replayed', 'Retry-After', 'WWW-Authenticate'];

const start = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await deskKey(server);
  const request = await openCase(server, key);
  const { paths } = z.parse(documentSchema, await (await server.call('/openapi.json')).json());
  const documented = (name: CallName, status: number): string[] => {
    const { path, method } = calls[name];
    const answer = paths[path]?.[method.toLowerCase()]?.responses[status];
    assert.ok(answer !== undefined, `${name} may not answer ${status}`);
    return Object.keys(answer.headers ?? {}).sort();
  };
  /** Asserts that an answer has just the headers that the document names. */
  const assertDocumented = (name: CallName, { status, headers }: Response, ...absent: string[]): void => {
    const sent = looked.filter(header => headers.has(header)).sort();
    assert.deepEqual([...sent, ...absent].sort(), documented(name, status), `${name} ${status}`);
  };
  return { server, key, request, assertDocumented };
};

test('what is read has the headers that the document names, and no others of them', async t => {
  const { server, key, request, assertDocumented } = await start(t);
  const { reference, trackingCode } = request.receipt;
  const desk = `/desk/requests/${reference}`;
  for (const [name, path, token] of [
    ['getJurisdiction', '/', ''],
    ['listServices', '/services', ''],
    ['getChallenge', '/challenge', ''],
    ['getStatistics', '/statistics', ''],
    ['trackRequest', `/requests/${reference}`, trackingCode],
    ['listDeskRequests', '/desk/requests', key],
    ['getDeskRequest', desk, key],
    ['listUnits', '/desk/units', key],
    ['getDeskStatistics', '/desk/statistics', key],
    ['listNotifications', '/desk/notifications', key],
    ['listWebhookDeliveries', '/desk/webhook-deliveries', key],
  ] as const) {
    const headers = token === '' ? {} : bearer(token);
    const response = await server.call(path, { headers });
    assert.equal(response.status, 200);
    assertDocumented(name, response);
    const tag = response.headers.get('ETag');
    if (tag === null || name === 'getDeskRequest') continue;
    const again = await server.call(path, { headers: { ...headers, 'If-None-Match': tag } });
    assert.equal(again.status, 304, name);
  }
});

test('what was done before is marked as the document says', async t => {
  const { server, key, request, assertDocumented } = await start(t);
  const once = { 'Idempotency-Key': 'once-and-for-all-0001' };
  const submit = (headers: Record<string, string>) =>
    server.post(
      '/requests',
      { ...tip, source: 'phone', externalId: 'call-1' },
      { ...bearer(key), ...headers },
    );
  assertDocumented('createRequest', await submit(once), 'Idempotency-Replayed');
  const replayed = await submit(once);
  assert.equal(replayed.status, 201);
  assertDocumented('createRequest', replayed);
  const known = await submit({ 'Idempotency-Key': 'another-key-of-it-0002' });
  assert.equal(known.status, 200);
  assertDocumented('createRequest', known);

  const reply = () => request.citizen('replies', { text: 'The green one' }, once);
  assertDocumented('replyToRequest', await reply(), 'Idempotency-Replayed');
  assertDocumented('replyToRequest', await reply());
  const { version } = await request.get();
  const act = () => request.act({ type: 'forward', unit: 'works' }, version, once);
  assertDocumented('actOnRequest', await act(), 'Idempotency-Replayed');
  assertDocumented('actOnRequest', await act());
});

test('a refusal has the headers that the document names', async t => {
  const { server, key, request, assertDocumented } = await start(t);
  const desk = `/desk/requests/${request.receipt.reference}/actions`;
  assertDocumented('actOnRequest', await server.post(desk, { type: 'review' }));
  assertDocumented('actOnRequest', await server.post(desk, { type: 'review' }, bearer(key)));
  assertDocumented(
    'trackRequest',
    await server.call('/requests/2026-0000000-0', { headers: bearer('0123456789') }),
  );
  const busy = await startServer(t, { limits: { submissions: 1 } });
  const submit = () => busy.post('/requests', tip, { 'Idempotency-Key': 'once-and-for-all-0001' });
  await submit();
  const refused = await submit();
  assert.equal(refused.status, 429);
  assertDocumented('createRequest', refused);
});
