import assert from 'node:assert/strict';
import { calls, scopes, type Call, type CallName } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import { bearer, startServer, tip } from '../../support/server.ts';

const all: [string, Call][] = Object.entries(calls);
const gets = all.filter(([, { method }]) => method === 'GET');
const isPublic = (name: string) =>
  (['getJurisdiction', 'listServices', 'getStatistics'] satisfies CallName[]).some(call => call === name);

/** A server with one request, and a way to make any call as whoever may make it. */
const start = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await server.key(scopes);
  const idempotencyKey = crypto.randomUUID();
  const submitted = await server.post(
    '/requests',
    { ...tip, description: 'Long words. '.repeat(200) },
    { ...bearer(key), 'Idempotency-Key': idempotencyKey },
  );
  const { reference = '', trackingCode = '' } = await readStrings(submitted);
  const send = (call: Call, more: Record<string, string> = {}, method: string = call.method) => {
    const withBody = call.body !== undefined && method === call.method;
    return server.call(call.path.replace('{reference}', reference).replace('{id}', 'no-such-id'), {
      method,
      headers: {
        ...(call.credential === 'key' && bearer(key)),
        ...(call.credential === 'code' && bearer(trackingCode)),
        'Idempotency-Key': idempotencyKey,
        ...(withBody && { 'Content-Type': 'application/json' }),
        ...more,
      },
      ...(withBody && { body: '{}' }),
    });
  };
  return { server, send, key };
};

const readStrings = async (response: Response): Promise<Record<string, string>> => {
  const body: unknown = await response.json();
  return Object.fromEntries(
    Object.entries(body ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
};

for (const [name, call] of all)
  test(`${name}: nothing on the way keeps ${isPublic(name) ? 'it for long' : 'the answer'}, and no page can abuse it`, async t => {
    const { send } = await start(t);
    const { headers, status } = await send(call);
    const cacheControl = headers.get('Cache-Control') ?? '';
    assert.match(
      cacheControl,
      isPublic(name) ? /^public, max-age=\d{1,4}$/ : /(^|, )no-store$/,
      String(status),
    );
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('X-Frame-Options'), 'SAMEORIGIN');
    assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.match(headers.get('Referrer-Policy') ?? '', /origin/);
    assert.match(headers.get('X-Request-Id') ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(headers.get('X-Powered-By'), null);
    assert.equal(headers.get('Server'), null);
  });

for (const [name, tag] of [
  ['getJurisdiction', /^W\/"[\w-]{22}"$/],
  ['listServices', /^W\/"[\w-]{22}"$/],
  ['trackRequest', /^"[\w-]{22}"$/],
] as const)
  test(`${name} can be revalidated by its ETag`, async t => {
    const { send } = await start(t);
    const first = (await send(calls[name])).headers.get('ETag') ?? '';
    assert.match(first, tag);
    assert.equal((await send(calls[name], { 'If-None-Match': first })).status, 304);
    assert.equal((await send(calls[name], { 'If-None-Match': '"another"' })).status, 200);
  });

test('a request’s version is its ETag at the desk, for If-Match alone: messages change without it', async t => {
  const { send } = await start(t);
  assert.equal((await send(calls.getDeskRequest)).headers.get('ETag'), '"1"');
  assert.equal((await send(calls.getDeskRequest, { 'If-None-Match': '"1"' })).status, 200);
});

for (const [name, call] of gets)
  test(`${name} answers HEAD as GET, without the body`, async t => {
    const { send } = await start(t);
    const [get, head] = await Promise.all([send(call), send(call, {}, 'HEAD')]);
    assert.equal(head.status, get.status);
    assert.equal(await head.text(), '');
    for (const header of ['Content-Type', 'Cache-Control', 'Content-Language', 'Vary'])
      assert.equal(head.headers.get(header), get.headers.get(header), header);
  });

for (const [name, call] of all)
  test(`${name} is among what OPTIONS names`, async t => {
    const { send } = await start(t);
    const response = await send(call, {}, 'OPTIONS');
    assert.equal(response.status, 200);
    const allowed = (response.headers.get('Allow') ?? '').split(', ');
    assert.ok(allowed.includes(call.method), allowed.join());
    assert.equal(await response.text(), '');
  });

test('what everybody gets alike is compressed', async t => {
  const { send } = await start(t);
  for (const encoding of ['br', 'gzip', 'zstd'])
    assert.equal(
      (await send(calls.listServices, { 'Accept-Encoding': encoding })).headers.get('Content-Encoding'),
      encoding,
    );
});

test('what holds a code or a citizen’s words is never compressed', async t => {
  const { server, send, key } = await start(t);
  const encoded = { 'Accept-Encoding': 'gzip, br, zstd' };
  const receipt = await server.post(
    '/requests',
    { ...tip, description: 'Long words. '.repeat(200) },
    { ...bearer(key), ...encoded, 'Idempotency-Key': crypto.randomUUID() },
  );
  assert.equal(receipt.status, 201);
  assert.equal(receipt.headers.get('Content-Encoding'), null);
  for (const call of [calls.trackRequest, calls.getDeskRequest]) {
    const response = await send(call, encoded);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Content-Encoding'), null);
  }
});
