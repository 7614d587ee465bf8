import { runConformance, type RuleResult } from '@melikgazi/mimer-conformance';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceBackend } from './reference-backend.ts';

const unkept = (results: readonly RuleResult[]) =>
  results.filter(({ status }) => status === 'failed' || status === 'blocked');

test('the reference server keeps every rule with a test key', async t => {
  const { endpoint, testKey } = await referenceBackend(t);
  const report = await runConformance({ endpoint, apiKey: await testKey() });
  assert.deepEqual(unkept(report.results), []);
  assert.ok(report.ok);
});
