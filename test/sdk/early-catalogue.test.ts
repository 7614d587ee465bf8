import assert from 'node:assert/strict';
import { createCatalogue } from '@melikgazi/mimer-sdk/catalogue';
import { askEarly } from '@melikgazi/mimer-sdk/early-catalogue';
import { test, type TestContext } from 'node:test';
import { jurisdiction, services } from '../support/catalogue.ts';

const endpoint = 'https://mimer.test/town/v1';

/** The platform's `fetch` for one test; the calls it was asked to make. */
const playFetch = (t: TestContext, answer: (url: string) => Response | Promise<Response>) => {
  const calls: { url: string; headers: Headers }[] = [];
  t.mock.method(globalThis, 'fetch', (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    calls.push({ url: request.url, headers: request.headers });
    return Promise.resolve(answer(request.url));
  });
  return calls;
};

const municipality = (url: string) => Response.json(url.endsWith('/services') ? services : jurisdiction);

test('what was asked for early is checked and handed over by the client without asking again', async t => {
  const calls = playFetch(t, municipality);
  const early = askEarly({ endpoint, locale: 'ar' });
  assert.deepEqual(await early.services(), services);
  const client = createCatalogue({ endpoint, locale: 'ar', fetch: early.fetch });
  assert.deepEqual(await client.services.list(), services);
  assert.equal((await client.jurisdiction.get()).id, jurisdiction.id);
  assert.deepEqual(
    calls.map(({ url }) => url),
    [`${endpoint}/`, `${endpoint}/services`],
  );
  assert.equal(calls[0]?.headers.get('Accept-Language'), 'ar');
});

test('an early answer is handed over once; what is asked for again is asked for', async t => {
  const calls = playFetch(t, municipality);
  const { fetch } = askEarly({ endpoint: `${endpoint}/` });
  const client = createCatalogue({ endpoint, fetch });
  await client.services.list();
  await client.services.list();
  assert.equal(calls.filter(({ url }) => url.endsWith('/services')).length, 2);
});

test('an early call that failed is made again by the client', async t => {
  let failures = 2;
  playFetch(t, url => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new TypeError('fetch failed')) : municipality(url);
  });
  const { fetch } = askEarly({ endpoint });
  assert.deepEqual(await createCatalogue({ endpoint, fetch }).services.list(), services);
});

test('an early answer that breaks the contract is refused by the client', async t => {
  playFetch(t, () => Response.json({ nothing: true }));
  const early = askEarly({ endpoint });
  assert.deepEqual(await early.services(), { nothing: true });
  const client = createCatalogue({ endpoint, fetch: early.fetch });
  await assert.rejects(client.services.list({ retries: 0 }), { name: 'ContractError' });
});
