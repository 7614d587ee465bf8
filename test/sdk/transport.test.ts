import assert from 'node:assert/strict';
import { createMimer, type Mimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, problem, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';

for (const [name, call] of [
  ['a receipt', (client: Mimer) => client.requests.findReceipt('0123456789abcdef')],
  ['a challenge', (client: Mimer) => client.challenge.get()],
] as const) {
  test(`${name} comes from no cache and stays in none`, async () => {
    const { fetch, requests } = scriptedFetch(problem('not_found', 404));
    await assert.rejects(call(createMimer({ endpoint, fetch })), { name: 'ApiError' });
    assert.equal(requests[0]?.cache, 'no-store');
  });
}

test('credentials travel in one header; no cookies, no redirects, no referrer to follow', async () => {
  const { fetch, requests } = scriptedFetch(problem('not_found', 404));
  const tracked = createMimer({ endpoint, fetch, locale: 'tr' }).requests.track(
    '2026-4819073-2',
    '0123456789',
  );
  await assert.rejects(tracked, { name: 'ApiError' });
  const [request] = requests;
  assert.equal(request?.headers.get('Authorization'), 'Bearer 0123456789');
  assert.equal(request?.headers.get('Accept-Language'), 'tr');
  assert.deepEqual([request?.credentials, request?.redirect, request?.cache], ['omit', 'manual', 'no-store']);
  assert.equal(request?.url, `${endpoint}/requests/2026-4819073-2`);
});

test('what is typed can’t leave its place in the path', async () => {
  const { fetch, requests } = scriptedFetch(problem('not_found', 404));
  await assert.rejects(createMimer({ endpoint, fetch }).requests.track('../desk/requests?x=#', '0123456789'));
  assert.equal(new URL(requests[0]?.url ?? '').pathname, '/town/v1/requests/..%2Fdesk%2Frequests%3Fx%3D%23');
});

test('an endpoint with a final slash is the same endpoint', async () => {
  const { fetch, requests } = scriptedFetch(json([]));
  assert.deepEqual(await createMimer({ endpoint: `${endpoint}/`, fetch }).services.list(), []);
  assert.equal(requests[0]?.url, `${endpoint}/services`);
});

test('a list goes over every page and keeps its filter', async () => {
  const row = (reference: string) => ({
    reference,
    kind: 'tip',
    service: 'S-1',
    source: 'web',
    status: 'received',
    receivedAt: '2026-11-23T17:00:00Z',
    updatedAt: '2026-11-23T17:00:00Z',
    version: 1,
    missing: [],
    test: false,
  });
  const { fetch, requests } = scriptedFetch(
    json({ items: [row('2026-4819073-2')], nextCursor: 'c1' }),
    json({ items: [], nextCursor: 'c2' }),
    json({ items: [row('2026-0000001-7')] }),
  );
  const seen: string[] = [];
  for await (const { reference } of createMimer({ endpoint, fetch, apiKey: 'k' }).desk.requests.list({
    unit: 'works',
    overdue: true,
  }))
    seen.push(reference);
  assert.deepEqual(seen, ['2026-4819073-2', '2026-0000001-7']);
  assert.deepEqual(
    requests.map(({ url }) => new URL(url).search),
    ['?unit=works&overdue=true', '?unit=works&overdue=true&cursor=c1', '?unit=works&overdue=true&cursor=c2'],
  );
});
