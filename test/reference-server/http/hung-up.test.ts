import Koa from 'koa';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { pino } from 'pino';
import { jsonBody } from '../../../reference-server/src/middleware/json-body.ts';
import { problems } from '../../../reference-server/src/middleware/problems.ts';
import type { State } from '../../../reference-server/src/state.ts';

test('a caller that hangs up before its body is read is no failure of the server’s', async t => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: line => lines.push(line) });
  const app = new Koa<State>();
  app.silent = true;
  const handled = Promise.withResolvers<number>();
  app.use(async (ctx, next) => {
    await next();
    handled.resolve(ctx.status);
  });
  app.use(problems(log));
  app.use(async (ctx, next) => {
    ctx.req.destroy();
    await next();
  });
  app.use(jsonBody());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  await assert.rejects(
    fetch(`http://127.0.0.1:${address.port}/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    }),
  );
  assert.equal(await handled.promise, 400);
  assert.deepEqual(lines, []);
});
