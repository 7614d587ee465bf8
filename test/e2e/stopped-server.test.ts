import assert from 'node:assert/strict';
import { createMimer, type Receipt } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { rawConnection } from '../support/raw-connection.ts';
import { serverProcess } from '../support/server-process.ts';

const keyFor = (server: Awaited<ReturnType<typeof serverProcess>>) =>
  server.command('key', 'create', '--label', 'Tests', '--scopes', 'requests:write,desk:read');

const body = (description: string) => ({
  kind: 'report' as const,
  service: 'GEN-99',
  description,
  reply: { channel: 'none' as const, locale: 'tr' },
});

test('a server stopped under load has stored what it acknowledged and nothing else', async t => {
  const server = await serverProcess(t);
  const mimer = createMimer({ endpoint: server.endpoint, apiKey: await keyFor(server) });
  const acknowledged: Receipt[] = [];
  let isOver = false;
  const writer = async (_: unknown, number: number) => {
    for (let intent = 0; !isOver; intent += 1) {
      try {
        acknowledged.push(await mimer.requests.create(body(`${number}-${intent}`), { retries: 0 }));
      } catch {
        await delay(5);
      }
    }
  };
  const writers = Array.from({ length: 50 }, writer);
  while (acknowledged.length < 100) await delay(5);
  const code = await server.stop();
  isOver = true;
  await Promise.all(writers);
  assert.equal(code, 0);

  await server.start();
  const stored: string[] = [];
  for await (const { reference } of mimer.desk.requests.list({ limit: 200 })) stored.push(reference);
  assert.deepEqual(stored.sort(), acknowledged.map(({ reference }) => reference).sort());
});

test('a request that is under way is finished, and a new one is refused in the contract’s words', async t => {
  const server = await serverProcess(t);
  const text = JSON.stringify(body('Yarım kaldı.'));
  const slow = await rawConnection(server.origin);
  slow.say(
    [
      'POST /melikgazi/v1/requests HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${await keyFor(server)}`,
      'Idempotency-Key: under-way-while-stopping',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n'),
  );
  await slow.hear(/100 Continue/);
  const stopped = server.stop();

  const late = await rawConnection(server.origin);
  const ask = 'GET /melikgazi/v1/services HTTP/1.1\r\nHost: localhost\r\n\r\n';
  // The signal needs a moment to arrive; until then answers are as ever.
  let heard = '';
  for (let asked = 1; !/HTTP\/1\.1 503/.test(heard); asked += 1) {
    late.say(ask);
    heard = await late.hear(new RegExp(`(HTTP/1\\.1 [\\s\\S]*){${asked}}`));
  }
  const refusal = (await late.rest()).slice(heard.lastIndexOf('HTTP/1.1 503'));
  assert.match(refusal, /^Connection: close/im);
  assert.match(refusal, /"code":"unavailable"/);

  slow.say(text);
  const answer = await slow.rest();
  assert.match(answer, /HTTP\/1\.1 201 Created/);
  assert.match(answer, /^Connection: close/im);
  assert.equal(await stopped, 0);
});

test('a second signal ends it at once', async t => {
  const server = await serverProcess(t);
  const held = await rawConnection(server.origin);
  held.say(
    'POST /melikgazi/v1/requests HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nExpect: 100-continue\r\n' +
      'Content-Type: application/json\r\nIdempotency-Key: never-finished-body\r\n\r\n',
  );
  await held.hear(/100 Continue/);
  const stopped = server.stop();
  const late = await rawConnection(server.origin);
  let heard = '';
  for (let asked = 1; !/HTTP\/1\.1 503/.test(heard); asked += 1) {
    late.say('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    heard = await late.hear(new RegExp(`(HTTP/1\\.1 [\\s\\S]*){${asked}}`));
  }
  await server.stop();
  assert.equal(await stopped, 1);
});

test('whoever follows a request does not keep the server from stopping', async t => {
  const server = await serverProcess(t);
  const mimer = createMimer({ endpoint: server.endpoint, apiKey: await keyFor(server) });
  const { reference, trackingCode } = await mimer.requests.create(body('İzleniyor.'));
  const watching = mimer.requests.watch(reference, trackingCode, { retries: 0 });
  assert.equal((await watching.next()).done, false);
  const ended = assert.rejects(watching.next(), { name: 'ConnectionError' });
  assert.equal(await server.stop(), 0);
  await ended;
});
