import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import * as z from 'zod/mini';
import type { RequestStore, StoreHealth } from '../../../reference-server/src/store/store.ts';
import { overriding } from '../../support/overriding.ts';
import { assertProblem } from '../../support/problem.ts';
import { startServer } from '../../support/server.ts';

const root = 'http://riverton.test';

/** A store that says of itself what a test wants. */
const feeling = (health: () => StoreHealth) => (real: RequestStore) =>
  overriding(real, { check: () => Promise.resolve(health()) });

const readySchema = z.object({ status: z.literal('ok'), checks: z.record(z.string(), z.unknown()) });

test('a server whose stores can be written is ready', async t => {
  const server = await startServer(t);
  const response = await server.fetch(`${root}/readyz`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual(z.parse(readySchema, await response.json()).checks, { 'store riverton': { ready: true } });
});

test('a store whose folder is gone can’t be written, and the reason is told', async t => {
  const server = await startServer(t);
  await rename(join(server.folder, 'riverton'), join(server.folder, 'elsewhere'));
  await writeFile(join(server.folder, 'riverton'), '');
  const { detail } = await assertProblem(await server.fetch(`${root}/readyz`), 'unavailable');
  assert.match(detail, /store riverton: can’t be written \(ENOTDIR\)/);
});

test('a store that is closed is not ready, but the process still answers', async t => {
  const server = await startServer(t);
  await server.close();
  await assertProblem(await server.fetch(`${root}/readyz`), 'unavailable');
  assert.equal((await server.fetch(`${root}/healthz`)).status, 200);
});

test('broken documents are counted, but what can be served is served', async t => {
  const server = await startServer(t, { store: feeling(() => ({ writable: true, broken: 2 })) });
  const response = await server.fetch(`${root}/readyz`);
  assert.equal(response.status, 200);
  assert.deepEqual(z.parse(readySchema, await response.json()).checks, {
    'store riverton': { ready: true, detail: 'broken documents: 2' },
  });
});

test('a probe that is not content makes the server not ready, with its reason', async t => {
  const probe = {
    name: 'outbox',
    check: () => Promise.resolve({ ready: false, detail: 'two hours behind' }),
  };
  const server = await startServer(t, { probes: [probe] });
  const { detail } = await assertProblem(await server.fetch(`${root}/readyz`), 'unavailable');
  assert.equal(detail, 'Not ready: outbox: two hours behind.');
});

test('a probe that fails makes the server not ready and says nothing of why', async t => {
  const probe = { name: 'outbox', check: () => Promise.reject(new Error('Ayşe Yılmaz')) };
  const server = await startServer(t, { probes: [probe] });
  const { detail } = await assertProblem(await server.fetch(`${root}/readyz`), 'unavailable');
  assert.equal(detail, 'Not ready: outbox: the check failed.');
});

test('a hundred questions at once are one write', async t => {
  let checks = 0;
  const store = feeling(() => {
    checks += 1;
    return { writable: true, broken: 0 };
  });
  const server = await startServer(t, { store });
  await Promise.all(Array.from({ length: 100 }, () => server.fetch(`${root}/readyz`)));
  assert.equal(checks, 1);
});

test('a server that is stopping is not ready and takes nothing new', async t => {
  const server = await startServer(t, { stopping: AbortSignal.abort() });
  await assertProblem(await server.fetch(`${root}/readyz`), 'unavailable');
  const refused = await server.call('/services');
  assert.equal(refused.headers.get('Connection'), 'close');
  await assertProblem(refused, 'unavailable');
  assert.equal((await server.fetch(`${root}/healthz`)).status, 200);
});
