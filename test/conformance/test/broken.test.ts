import { runConformance, type RuleResult } from '@melikgazi/mimer-conformance';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenAnswers } from './broken/answers.ts';
import { brokenDeeds } from './broken/deeds.ts';
import { through } from './broken/proxy.ts';
import { referenceBackend } from './reference-backend.ts';

const isLong = process.env['MIMER_LONG'] !== undefined;

/** Beside the rule that must find it, others of its topic run, of the longest topic a few; with MIMER_LONG all rules do. */
const rulesBeside = (rule: string): RegExp => {
  const topic = rule.split('/')[0] ?? '';
  if (isLong) return /(?:)/;
  return topic === 'lifecycle'
    ? /^lifecycle\/(derived-status|legal-in-received|illegal-in-resolved)$/
    : new RegExp(`^${topic}/`);
};

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
    only: isLong ? /(?:)/ : /^(?!lifecycle\/)/,
  });
  assert.deepEqual(
    report.results.filter(({ status }) => status === 'failed' || status === 'blocked'),
    [],
  );
});
