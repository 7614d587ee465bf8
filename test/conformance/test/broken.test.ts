import { runConformance, type RuleResult } from '@melikgazi/mimer-conformance';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenAnswers } from './broken/answers.ts';
import { brokenDeeds } from './broken/deeds.ts';
import { through } from './broken/proxy.ts';
import { referenceBackend } from './reference-backend.ts';

// All the rules take their time: beside the one that must find it, the others of its topic run, or with MIMER_LONG all.
const rulesBeside = (rule: string): RegExp =>
  process.env['MIMER_LONG'] === undefined ? new RegExp(`^${rule.split('/')[0] ?? ''}/`) : /(?:)/;

const hasStumbled = ({ came = '' }: RuleResult) => came.includes('stumbled');

for (const { name, rule, anonymous, create } of [...brokenAnswers, ...brokenDeeds])
  test(`a backend that ${name} is found out by ${rule}`, async t => {
    const { endpoint, testKey } = await referenceBackend(t);
    const key = await testKey();
    const report = await runConformance({
      endpoint,
      apiKey: key,
      write: anonymous === true,
      fetch: through(endpoint, create({ key })),
      only: rulesBeside(rule),
    });
    const found = report.results.find(({ id }) => id === rule);
    assert.equal(found?.status, 'failed', JSON.stringify(found));
    assert.deepEqual(report.results.filter(hasStumbled), []);
    assert.equal(report.ok, false);
  });

test('a middleman that changes nothing is found out by nothing', async t => {
  const { endpoint, testKey } = await referenceBackend(t);
  const report = await runConformance({
    endpoint,
    apiKey: await testKey(),
    fetch: through(endpoint, (request, pass) => pass(request)),
    only: process.env['MIMER_LONG'] === undefined ? /^(?!lifecycle\/)/ : /(?:)/,
  });
  assert.deepEqual(
    report.results.filter(({ status }) => status === 'failed' || status === 'blocked'),
    [],
  );
});
