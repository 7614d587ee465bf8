import assert from 'node:assert/strict';
import { calls, problemSchema, scopes, type Call, type Receipt } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { actorsOf } from '../../support/actors.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const all: [string, Call][] = Object.entries(calls);

type Server = Awaited<ReturnType<typeof startServer>>;

const pathOf = ({ path }: Call, reference: string) =>
  path.replace('{reference}', reference).replace('{id}', 'no-such-id');

const send = (
  server: Server,
  call: Call,
  { reference }: Receipt,
  headers: Record<string, string>,
  body = '{}',
) =>
  server.call(pathOf(call, reference), {
    method: call.method,
    headers: {
      'Idempotency-Key': crypto.randomUUID(),
      'If-Match': '"1"',
      'Mimer-Reference': reference,
      ...headers,
      ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(call.body !== undefined && { body }),
  });

/** What became of a call, in the words of the matrix; a call without a route lets nobody in. */
const outcomeOf = async (response: Response): Promise<string> => {
  const { status } = response;
  if (status < 400) return 'let in';
  const { code, detail } = z.parse(problemSchema, await response.json());
  if (status === 401 || status === 403) return code;
  if (code === 'method_not_allowed' || detail === 'There is nothing here.') return 'no route';
  return code === 'not_found' && detail.includes('tracking code') ? code : 'let in';
};

const start = async (t: TestContext) => {
  const server = await startServer(t, { wrongCodes: Infinity });
  const key = await server.key(scopes);
  return { server, key, mine: await server.submit(key), anothers: await server.submit(key) };
};

test('every scope opens a call', () => {
  assert.deepEqual([...new Set(all.flatMap(([, { scope }]) => scope ?? []))].sort(), [...scopes].sort());
});

for (const [name, call] of all)
  test(`${name} lets in whom the contract names and nobody else`, async t => {
    const { server, mine, anothers } = await start(t);
    const expected: Record<string, string> = {};
    const actual: Record<string, string> = {};
    for (const actor of await actorsOf(server, mine, anothers)) {
      expected[actor.name] = actor.expects(call);
      actual[actor.name] = await outcomeOf(await send(server, call, mine, actor.headers));
    }
    assert.deepEqual(actual, expected);
  });

const ofOneRequest = all.filter(
  ([, { credential, path }]) => credential === 'key' && path.includes('{reference}'),
);

for (const [name, call] of ofOneRequest)
  test(`${name} shows a key nothing of another unit’s request, as if there were none`, async t => {
    const { server, mine } = await start(t);
    const foreign = bearer(await server.key(scopes, { unit: 'parks' }));
    const body = JSON.stringify({ type: 'review' });
    const refusal = await assertProblem(await send(server, call, mine, foreign, body), 'not_found');
    const nothing = await assertProblem(
      await send(server, call, { ...mine, reference: '2026-4819073-2' }, foreign, body),
      'not_found',
    );
    assert.equal(refusal.detail, nothing.detail);
    assert.notEqual(refusal.detail, 'There is nothing here.');
  });

test('a key bound to a unit acts on that unit’s requests', async t => {
  const { server, key, mine } = await start(t);
  await server.post(
    `/desk/requests/${mine.reference}/actions`,
    { type: 'forward', unit: 'parks' },
    { ...bearer(key), 'If-Match': '"1"' },
  );
  const bound = bearer(await server.key(scopes, { unit: 'parks' }));
  assert.equal((await server.call(`/desk/requests/${mine.reference}`, { headers: bound })).status, 200);
});

for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer a b', 'bearer\t0123456789', 'Digest x'])
  test(`“${authorization}” is no bearer token`, async t => {
    const server = await startServer(t);
    const response = await server.call('/desk/requests', { headers: { Authorization: authorization } });
    await assertProblem(response, 'unauthenticated');
    assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
  });

test('a credential in the query or in a cookie is none', async t => {
  const server = await startServer(t);
  const key = await server.key(scopes);
  await assertProblem(await server.call(`/desk/requests?access_token=${key}`), 'unauthenticated');
  await assertProblem(
    await server.call('/desk/requests', { headers: { Cookie: `token=${key}` } }),
    'unauthenticated',
  );
});

test('no answer sets a cookie', async t => {
  const { server, mine, anothers } = await start(t);
  for (const [, call] of all)
    for (const { headers } of await actorsOf(server, mine, anothers))
      assert.equal((await send(server, call, mine, headers)).headers.get('Set-Cookie'), null);
});
