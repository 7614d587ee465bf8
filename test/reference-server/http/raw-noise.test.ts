import assert from 'node:assert/strict';
import { problemSchema } from '@melikgazi/mimer-sdk/contract';
import fc from 'fast-check';
import Koa from 'koa';
import { once } from 'node:events';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { jsonBody } from '../../../reference-server/src/middleware/json-body.ts';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { State } from '../../../reference-server/src/state.ts';
import { listening } from '../../support/listening.ts';
import { rawConnection } from '../../support/raw-connection.ts';
import { startServer } from '../../support/server.ts';

const isLong = process.env['MIMER_LONG'] === '1';
const numRuns = isLong ? 20_000 : 300;
const seed = isLong ? Date.now() : 20_261_123;

/** Bytes that no client library would let out. */
const bytes = fc.uint8Array({ maxLength: 40 }).map(list => Buffer.from(list).toString('latin1'));

const requests = fc.oneof(
  bytes.map(noise => `GET /riverton/v1/${noise} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  bytes.map(
    noise => `GET /riverton/v1/ HTTP/1.1\r\nHost: x\r\nX-Noise: ${noise}\r\nConnection: close\r\n\r\n`,
  ),
  bytes.map(
    noise =>
      `GET /riverton/v1/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${noise}\r\nConnection: close\r\n\r\n`,
  ),
  bytes.map(noise => `GET /riverton/v1/ HTTP/1.1\r\nHost: ${noise}\r\nConnection: close\r\n\r\n`),
  bytes.map(noise => `${noise} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  bytes.map(noise => `${noise}\r\n\r\n`),
);

test(`${numRuns} requests of noise (seed ${seed}) are answered in the contract’s words`, async t => {
  const { origin } = await listening(t, await startServer(t, { wrongCodes: Infinity }));
  await fc.assert(
    fc.asyncProperty(requests, async text => {
      const connection = await rawConnection(origin);
      connection.say(Buffer.from(text, 'latin1'));
      // What is no whole request by now never will be.
      connection.finish();
      const answer = await connection.rest();
      if (answer === '') return;
      assert.match(answer, /^HTTP\/1\.1 [234]\d\d /);
      if (!answer.startsWith('HTTP/1.1 4')) return;
      assert.match(answer, /^Content-Type: application\/problem\+json\r?$/im);
      const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      z.parse(problemSchema, JSON.parse(Buffer.from(body, 'latin1').toString()));
    }),
    { numRuns, seed, endOnFailure: true },
  );
});

test('a sender who has left before the body is read is no error of the server’s', async t => {
  const app = new Koa<State>();
  const codes: unknown[] = [];
  app.use(async (ctx, next) => {
    ctx.req.destroy();
    await next().catch((error: unknown) => codes.push(error instanceof ProblemError ? error.code : error));
  });
  app.use(jsonBody());
  const server = app.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const sent = fetch(`http://127.0.0.1:${address.port}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  await assert.rejects(sent);
  assert.deepEqual(codes, ['malformed']);
});
