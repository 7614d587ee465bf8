import { deskSummaryPageSchema, scopes, statisticsSchema } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { eraseAtDesk, readAtDesk } from '../../support/desk-calls.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

/** A server with a request by a live key and one by a test key of the same client. */
const withBoth = async (t: TestContext) => {
  const server = await startServer(t);
  const live = await server.key(scopes, { client: 'crm' });
  const tests = await server.key(scopes, { client: 'crm', test: true });
  const real = await server.submit(live, { externalId: 'CALL-1', source: 'phone' });
  const tried = await server.submit(tests, { externalId: 'CALL-1', source: 'phone' });
  const get = (key: string, path: string) => server.call(path, { headers: bearer(key) });
  const list = async (key: string, query = '') =>
    z
      .parse(deskSummaryPageSchema, await (await get(key, `/desk/requests${query}`)).json())
      .items.map(({ reference }) => reference);
  return { server, live, tests, real, tried, get, list };
};

test('a test key makes tests, and what it tried out is not what the client means later', async t => {
  const { real, tried } = await withBoth(t);
  assert.deepEqual([real.test, tried.test], [false, true]);
  assert.notEqual(real.reference, tried.reference);
});

test('a live key lists no tests unless it asks for them', async t => {
  const { live, real, tried, list } = await withBoth(t);
  assert.deepEqual(await list(live), [real.reference]);
  assert.deepEqual(await list(live, '?test=false'), [real.reference]);
  assert.deepEqual(await list(live, '?test=true'), [tried.reference]);
});

test('a test key lists tests alone, whatever it asks for', async t => {
  const { tests, tried, list } = await withBoth(t);
  for (const query of ['', '?test=true', '?test=false'])
    assert.deepEqual(await list(tests, query), [tried.reference], query);
});

test('a test key knows no request that is no test', async t => {
  const { server, tests, real, get } = await withBoth(t);
  const path = `/desk/requests/${real.reference}`;
  await assertProblem(await get(tests, path), 'not_found');
  await assertProblem(await get(tests, `${path}/personal-data`), 'not_found');
  await assertProblem(await eraseAtDesk(server, tests, real.reference), 'not_found');
  const headers = { ...bearer(tests), 'If-Match': '"1"' };
  await assertProblem(await server.post(`${path}/actions`, { type: 'review' }, headers), 'not_found');
});

test('a live key that names a test has asked for it', async t => {
  const { server, live, tried } = await withBoth(t);
  assert.equal((await readAtDesk(server, live, tried.reference)).test, true);
});

test('a test key counts tests, a live key counts none', async t => {
  const { live, tests, get } = await withBoth(t);
  for (const key of [live, tests]) {
    const { total, bySource } = z.parse(statisticsSchema, await (await get(key, '/desk/statistics')).json());
    assert.deepEqual([total, bySource], [1, { phone: 1 }]);
  }
});
