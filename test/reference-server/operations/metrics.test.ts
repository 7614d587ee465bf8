import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { serveMetrics } from '../../../reference-server/src/metrics-server.ts';
import { createMetrics, type Metrics } from '../../../reference-server/src/metrics.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { byKey, draftOf } from '../../support/drafts.ts';
import { bearer, startServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const listening = async (t: TestContext, metrics: Metrics) => {
  const server = await serveMetrics(metrics, { port: 0, host: '127.0.0.1' });
  t.after(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return `http://127.0.0.1:${address.port}`;
};

test('requests are counted by the template of their route and their status', async t => {
  const server = await startServer(t);
  await server.call('/requests/2026-4819073-2', { headers: bearer('0123456789') });
  await server.call('/services');
  const text = await server.metrics.text();
  assert.match(
    text,
    /requests_total\{method="GET",route="\/riverton\/v1\/requests\/:reference",status="404"\} 1/,
  );
  assert.match(text, /requests_total\{method="GET",route="\/riverton\/v1\/services",status="200"\} 1/);
  assert.doesNotMatch(text, /4819073/);
});

test('paths that are made up are one number', async t => {
  const server = await startServer(t);
  for (const path of ['/a', '/b', '/c']) await server.call(path);
  assert.match(await server.metrics.text(), /requests_total\{method="GET",route="none",status="404"\} 3/);
});

test('durable writes are counted and timed', async t => {
  const metrics = createMetrics();
  const store = await openLowdbStore({
    folder: await temporaryFolder(t),
    onWrite: (outcome, seconds) => metrics.write({ jurisdiction: 'riverton', outcome, seconds }),
  });
  t.after(() => store.close());
  await store.insert(draftOf(byKey('one')));
  await store.insert(draftOf(byKey('one')));
  const text = await metrics.text();
  assert.match(text, /store_writes_total\{jurisdiction="riverton",outcome="written"\} 1/);
  assert.match(text, /store_write_duration_seconds_count\{jurisdiction="riverton"\} 1/);
});

test('a number that others register is asked for at each scrape', async () => {
  const metrics = createMetrics();
  let pending = 3;
  metrics.gauge('notifications_pending', 'Messages that wait.', () => pending);
  assert.match(await metrics.text(), /^mimer_notifications_pending 3$/m);
  pending = 4;
  assert.match(await metrics.text(), /^mimer_notifications_pending 4$/m);
});

test('metrics are served at /metrics on a port of their own, and nothing else is', async t => {
  const metrics = createMetrics();
  metrics.request({ method: 'GET', route: '/riverton/v1/services', status: 200, seconds: 0.01 });
  const origin = await listening(t, metrics);
  const response = await fetch(`${origin}/metrics`);
  assert.equal(response.headers.get('Content-Type'), metrics.contentType);
  assert.match(await response.text(), /mimer_http_requests_total/);
  assert.equal((await fetch(`${origin}/`)).status, 404);
  assert.equal((await fetch(`${origin}/metrics`, { method: 'POST' })).status, 404);
});

test('a number that can’t be had is an honest error', async t => {
  const metrics = createMetrics();
  metrics.gauge('broken', 'Never there.', () => Promise.reject(new Error('no')));
  assert.equal((await fetch(`${await listening(t, metrics)}/metrics`)).status, 500);
});
