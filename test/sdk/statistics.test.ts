import assert from 'node:assert/strict';
import { createMimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const statistics = {
  from: '2025-12-01',
  to: '2026-11-23',
  total: 10,
  bySource: { phone: 10 },
  byKind: {},
  byServiceGroup: {},
  byStatus: {},
  byMonth: {},
};

test('public figures are asked for without a credential', async () => {
  const { fetch, requests } = scriptedFetch(json(statistics));
  const mimer = createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' });
  assert.deepEqual(await mimer.statistics.get({ from: '2025-12-01' }), statistics);
  assert.equal(requests[0]?.url, `${endpoint}/statistics?from=2025-12-01`);
  assert.equal(requests[0].headers.get('Authorization'), null);
});

test('the desk’s figures are asked for with the key', async () => {
  const desk = { ...statistics, medianDaysToClose: 2.5, daysToClose: { count: 4, median: 2.5, p90: 9 } };
  const { fetch, requests } = scriptedFetch(json(desk));
  const mimer = createMimer({ endpoint, fetch, apiKey: 'mimer_test_k' });
  assert.deepEqual(await mimer.desk.statistics.get(), desk);
  assert.equal(requests[0]?.url, `${endpoint}/desk/statistics`);
  assert.equal(requests[0].headers.get('Authorization'), 'Bearer mimer_test_k');
});
