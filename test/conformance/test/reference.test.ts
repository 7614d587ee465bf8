import { runConformance, type ConformanceReport, type RuleResult } from '@melikgazi/mimer-conformance';
import { deskSummaryPageSchema } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { serverProcess } from '../../support/server-process.ts';
import { bearer } from '../../support/server.ts';
import { referenceBackend } from './reference-backend.ts';

const isLong = process.env['MIMER_LONG'] !== undefined;

const unkept = (results: readonly RuleResult[]) =>
  results.filter(({ status }) => status === 'failed' || status === 'blocked');

const idsOf = ({ results }: ConformanceReport, wanted: RuleResult['status']) =>
  results.filter(({ status }) => status === wanted).map(({ id }) => id);

/** How many requests there are, tests and others. */
const storedIn = async ({ server, testKey, liveKey }: Awaited<ReturnType<typeof referenceBackend>>) => {
  let count = 0;
  for (const key of [await testKey(), await liveKey()]) {
    const response = await server.call('/desk/requests?limit=200', { headers: bearer(key) });
    count += z.parse(deskSummaryPageSchema, await response.json()).items.length;
  }
  return count;
};

test('the reference server keeps every rule', async t => {
  const { endpoint, testKey } = await referenceBackend(t);
  const report = await runConformance({ endpoint, apiKey: await testKey(), write: true });
  assert.deepEqual(unkept(report.results), []);
  assert.ok(report.ok);
  // What is not run here has no other reason than that this server has no webhooks, sets no limit, and the key every scope.
  assert.deepEqual(idsOf(report, 'notRun'), [
    'credentials/scopes',
    'webhooks/deliveries',
    'webhooks/made',
    'webhooks/replay',
    'errors/retry-after',
  ]);
});

test('it does so with webhooks, and a key that has not every scope is told what it may not', async t => {
  const url = new URL('https://crm.riverton.test/');
  const webhook = { id: 'crm', url, secrets: ['x'], allowPrivate: false, wants: () => true };
  const { endpoint, testKey } = await referenceBackend(t, { webhooks: [webhook] });
  const apiKey = await testKey(['requests:write', 'desk:read', 'desk:write']);
  const report = await runConformance({ endpoint, apiKey, only: /^(webhooks|credentials|personal-data)\// });
  assert.deepEqual(unkept(report.results), []);
  const passed = idsOf(report, 'passed');
  for (const id of ['credentials/scopes', 'webhooks/deliveries', 'webhooks/made', 'webhooks/replay'])
    assert.ok(passed.includes(id), id);
  const erasure = report.results.find(({ id }) => id === 'personal-data/erased');
  assert.equal(erasure?.status, 'notRun');
  assert.match(erasure.reason ?? '', /lacks the scope desk:erase/);
});

test('a citizen’s side alone is tested without a key, where requests may be made', async t => {
  const { endpoint } = await referenceBackend(t);
  const report = await runConformance({ endpoint, write: true, profile: 'core' });
  assert.deepEqual(unkept(report.results), []);
  assert.ok(report.passed > 90, String(report.passed));
  assert.deepEqual(
    report.capabilities.map(({ capability }) => capability),
    ['core'],
  );
});

for (const [who, keyOf] of [
  ['without a key', () => Promise.resolve(undefined)],
  ['with a key that makes real requests', backend => backend.liveKey()],
] satisfies [
  string,
  (backend: Awaited<ReturnType<typeof referenceBackend>>) => Promise<string | undefined>,
][])
  test(`${who}, and not told to write, the kit reads alone and says what it did not run`, async t => {
    const backend = await referenceBackend(t);
    const apiKey = await keyOf(backend);
    const report = await runConformance({ endpoint: backend.endpoint, apiKey });
    assert.deepEqual(unkept(report.results), []);
    assert.ok(report.passed > 30, String(report.passed));
    const parallel = report.results.find(({ id }) => id === 'exactly-once/parallel');
    assert.equal(parallel?.reason, 'makes requests: needs a test key with requests:write, or --write');
    assert.equal(await storedIn(backend), 0);
  });

test('a test key makes test requests and no others', async t => {
  const backend = await referenceBackend(t);
  await runConformance({
    endpoint: backend.endpoint,
    apiKey: await backend.testKey(),
    only: /^exactly-once/,
  });
  const real = await backend.server.call('/desk/requests', { headers: bearer(await backend.liveKey()) });
  assert.deepEqual(z.parse(deskSummaryPageSchema, await real.json()).items, []);
  assert.ok((await storedIn(backend)) > 10);
});

test('a rate limit that stands in the way is no failure', async t => {
  const { endpoint } = await referenceBackend(t, { limits: { challenges: 4 } });
  const report = await runConformance({ endpoint, write: true, only: /^(submission|challenge)\// });
  assert.deepEqual(unkept(report.results), []);
  const stopped = report.results.filter(({ reason = '' }) =>
    reason.startsWith('rate limits stood in the way'),
  );
  assert.ok(stopped.length > 5, String(stopped.length));
  assert.ok(report.passed > 0);
});

test('a real server with Melikgazi’s data keeps them, too', async t => {
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read,desk:write,desk:erase,desk:sensitive';
  const apiKey = await server.command('key', 'create', '--label', 'Kit', '--scopes', scopes, '--test');
  const report = await runConformance({
    endpoint: server.endpoint,
    apiKey,
    profile: isLong ? 'all' : 'core',
    parallel: isLong ? 200 : 20,
  });
  assert.deepEqual(unkept(report.results), []);
});

if (isLong)
  test('nothing changes with two hundred at once, again and again', async t => {
    const { endpoint, testKey } = await referenceBackend(t);
    const apiKey = await testKey();
    for (let round = 0; round < 5; round += 1) {
      const report = await runConformance({
        endpoint,
        apiKey,
        parallel: 200,
        only: /^(exactly-once|actions|citizen|attachments|desk-list|live)\//,
      });
      assert.deepEqual(unkept(report.results), []);
    }
  });
