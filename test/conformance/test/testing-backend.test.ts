import {
  runConformance,
  type ConformanceOptions,
  type ConformanceReport,
} from '@melikgazi/mimer-conformance';
import { capabilities } from '@melikgazi/mimer-sdk/contract';
import { createTestBackend, type TestBackend } from '@melikgazi/mimer-sdk/testing';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const run = async ({ endpoint, fetch }: TestBackend, options: Partial<ConformanceOptions>) => {
  const report = await runConformance({ endpoint, fetch, ...options });
  const unkept = report.results.filter(({ status }) => status === 'failed' || status === 'blocked');
  assert.deepEqual(unkept, []);
  return report;
};

const namedIn = (report: ConformanceReport) =>
  report.capabilities.filter(({ named }) => named).map(({ capability }) => capability);

test('the backend for tests keeps every rule of every capability', async () => {
  const backend = createTestBackend();
  const report = await run(backend, { apiKey: backend.apiKey(), write: true });
  assert.deepEqual(namedIn(report), ['core', ...capabilities.filter(name => name !== 'nearby')]);
  const notRun = report.results.filter(({ status }) => status === 'notRun').map(({ id }) => id);
  // It sets no limit, and the key has every scope.
  assert.deepEqual(notRun, ['credentials/scopes', 'errors/retry-after']);
});

test('it does so without a key, and with a key that is not allowed everything', async () => {
  await run(createTestBackend(), { write: true });
  const backend = createTestBackend();
  await run(backend, { apiKey: backend.apiKey({ scopes: ['requests:write', 'desk:read'] }) });
});

test('it does so where it offers the core alone', async () => {
  const report = await run(createTestBackend({ capabilities: [] }), { write: true });
  assert.deepEqual(namedIn(report), ['core']);
});
