import assert from 'node:assert/strict';
import { problemSchema } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { usualPatience } from '../../../reference-server/src/http-server.ts';
import { listening } from '../../support/listening.ts';
import { rawConnection } from '../../support/raw-connection.ts';
import { startServer } from '../../support/server.ts';

const start = async (t: TestContext, patience = usualPatience) =>
  listening(t, await startServer(t), patience);

/** Says it, and answers what the other side said until it ended the connection. */
const exchange = async (origin: string, text: string): Promise<string> => {
  const connection = await rawConnection(origin);
  connection.say(text);
  return connection.rest();
};

const assertRefused = (answer: string, status: number, code: string): void => {
  assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), answer);
  assert.match(answer, /^Content-Type: application\/problem\+json\r?$/im);
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
  const problem = z.parse(problemSchema, JSON.parse(body));
  assert.equal(problem.code, code);
  assert.equal(problem.status, status);
};

const close = 'Connection: close\r\n\r\n';
const authorization = 'Authorization: Bearer 0123456789\r\n';

for (const [title, text, status, code] of [
  ['words that are no HTTP', 'hello\r\n\r\n', 400, 'malformed'],
  ['a method that there is not', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'malformed'],
  ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 413, 'too_large'],
  [
    'two lengths of one body',
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    400,
    'malformed',
  ],
  [
    'a length and chunks',
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    400,
    'malformed',
  ],
  ['no Host', `GET /riverton/v1 HTTP/1.1\r\n${close}`, 400, 'malformed'],
  [
    'two credentials',
    `GET /riverton/v1/requests/x HTTP/1.1\r\nHost: x\r\n${authorization}${authorization}${close}`,
    400,
    'malformed',
  ],
] as const)
  test(`${title}: refused with a problem document`, async t => {
    const { origin } = await start(t);
    assertRefused(await exchange(origin, text), status, code);
  });

test('whoever sends headers drop by drop is cut off', async t => {
  const patience = { ...usualPatience, headersTimeout: 50, connectionsCheckingInterval: 10 };
  const { origin } = await start(t, patience);
  assertRefused(await exchange(origin, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '), 400, 'malformed');
});

test('whoever never finishes a body is cut off', async t => {
  const patience = {
    ...usualPatience,
    headersTimeout: 40,
    requestTimeout: 50,
    connectionsCheckingInterval: 10,
  };
  const { origin } = await start(t, patience);
  const answer = await exchange(
    origin,
    'POST /riverton/v1/requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
      'Idempotency-Key: never-finished-body\r\nContent-Length: 100\r\n\r\n{',
  );
  assertRefused(answer, 400, 'malformed');
});

test('a body that grows too large is heard to its end, and the connection goes on', async t => {
  const { origin } = await start(t);
  const connection = await rawConnection(origin);
  connection.say(
    'POST /riverton/v1/requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
      'Idempotency-Key: too-large-in-the-end\r\nTransfer-Encoding: chunked\r\n\r\n',
  );
  for (let chunks = 0; chunks < 100; chunks += 1) connection.say(`2710\r\n${'x'.repeat(10_000)}\r\n`);
  await connection.hear(/"code":"too_large"/);
  connection.say('0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  assert.match(await connection.rest(), /\{"status":"ok"\}$/);
});

test('a server that finishes waits for what is under way and hears nobody after', async t => {
  const { origin, server, finish } = await start(t);
  const idle = await rawConnection(origin);
  const busy = await rawConnection(origin);
  busy.say(
    'POST /riverton/v1/requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
      `Idempotency-Key: finished-in-the-end\r\nContent-Length: 2\r\nExpect: 100-continue\r\n${close}`,
  );
  await busy.hear(/100 Continue/);
  const finished = finish();
  assert.equal(server.listening, true);
  busy.say('{}');
  assert.match(await busy.rest(), /HTTP\/1\.1 422 /);
  await finished;
  assert.equal(await idle.rest(), '');
  assert.equal(server.listening, false);
});
