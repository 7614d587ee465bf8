import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.ts';
import { startCluster } from '../support/postgres/cluster.ts';
import { runOn } from '../support/postgres/empty-database.ts';
import { handleOn, threeHandles } from '../support/postgres/three-servers.ts';
import { testDatabase } from '../support/postgres/test-database.ts';
import { assertProblem } from '../support/problem.ts';
import { bearer } from '../support/server.ts';
import { serverProcess } from '../support/server-process.ts';

const secret = 'a secret that is long enough for tests';
const main = fileURLToPath(new URL('../../reference-server/src/main.ts', import.meta.url));

const timesIn = (text: string, part: string) => text.split(part).length - 1;

test('a server whose database vanishes stays up, refuses honestly, and recovers by itself', async t => {
  const cluster = await startCluster(t);
  const settings = { DATABASE_URL: cluster.url, MIMER_SECRET: secret, LOG_LEVEL: 'info' };
  const server = await serverProcess(t, settings);
  const key = await server.command('key', 'create', '--label', 'Desk', '--scopes', 'desk:read');
  const list = () => fetch(`${server.endpoint}/desk/requests`, { headers: bearer(key) });
  assert.equal((await list()).status, 200);

  await cluster.stop('immediate');
  for (let calls = 0; calls < 5; calls += 1) {
    const refused = await list();
    assert.equal(refused.headers.get('Retry-After'), '5');
    await assertProblem(refused, 'unavailable');
  }
  await assertProblem(await fetch(`${server.endpoint}/challenge`), 'unavailable');
  assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
  while ((await fetch(`${server.origin}/readyz`)).ok) await delay(100);

  await cluster.start();
  while (!(await list()).ok) await delay(100);
  assert.equal(timesIn(server.printed(), 'the database does not answer'), 1, server.printed());
  assert.equal(timesIn(server.printed(), 'the database answers again'), 1);
  // The driver’s errors carry its connection with them.
  assert.equal(timesIn(server.printed(), 'secretKey'), 0);

  await cluster.stop('immediate');
  assert.equal(await server.stop(), 0);
});

test('a database that is away at the start ends it with a sentence', async () => {
  const DATABASE_URL = `postgresql://mimer:canary@127.0.0.1:${await freePort()}/mimer`;
  const env = { ...process.env, DATABASE_URL, MIMER_SECRET: secret, PORT: '0' };
  const serving = promisify(execFile)(process.execPath, ['--conditions=mimer-source', main, 'serve'], {
    env,
  });
  await assert.rejects(serving, (error: unknown) => {
    assert.ok(error instanceof Error && 'code' in error && 'stderr' in error);
    assert.equal(error.code, 1);
    assert.match(
      String(error.stderr),
      /^The database mimer at 127\.0\.0\.1:\d+ as mimer can’t be reached: .*\n$/,
    );
    return true;
  });
});

test('a standby is refused at the start, and says so where a primary became one', async t => {
  const url = await testDatabase(t);
  const { backend, store } = await handleOn(t, url);
  const { pathname } = new URL(url);
  const name = pathname.slice(1);
  await runOn(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await runOn(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
  );
  await assert.rejects(handleOn(t, url), {
    name: 'DatabaseError',
    message: /read-only.*must name the primary/,
  });
  const add = () => backend.openCounter('calls', 600).add('key');
  // The first may find out that its connection is gone.
  await assert.rejects(add(), { name: 'UnavailableError' });
  await assert.rejects(add(), { name: 'UnavailableError' });
  assert.deepEqual(await store.check(), { writable: false, reason: 'read_only_sql_transaction', broken: 0 });
});

test('a row that the database refuses is not repeated in its error', async t => {
  const { url, one } = await threeHandles(t);
  await runOn(url, `ALTER TABLE mimer.attachments ADD CHECK (owner <> 'canary')`);
  const expected = one.attachments.expect({ id: 'ab'.repeat(16), owner: 'canary', bytes: 1 });
  await assert.rejects(expected, (error: unknown) => {
    assert.ok(error instanceof Error && 'code' in error && error.code === '23514');
    assert.doesNotMatch(JSON.stringify({ ...error, message: error.message, stack: error.stack }), /canary/);
    return true;
  });
});
