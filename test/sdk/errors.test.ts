import assert from 'node:assert/strict';
import {
  createMimer,
  isApiError,
  isConnectionError,
  isContractError,
  isUnsupportedError,
  type NewRequest,
} from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { json, networkFailure, problem, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const body: NewRequest = {
  kind: 'tip',
  service: 'S-1',
  description: 'x',
  reply: { channel: 'none', locale: 'en' },
};
const apiKey = `mimer_live_0123456789ab_${'s'.repeat(43)}`;

const failure = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The call should have failed.');
};

test('a problem document is an ApiError with code, status, request id and fields', async () => {
  const errors = [{ pointer: '/kind', code: 'unknown_value' }];
  const { fetch } = scriptedFetch(problem('invalid', 422, { errors }));
  const error = await failure(createMimer({ endpoint, apiKey, fetch }).requests.create(body));
  assert.ok(isApiError(error));
  assert.deepEqual(
    [error.code, error.status, error.requestId, error.fields],
    ['invalid', 422, 'request-1', errors],
  );
});

test('silence is a ConnectionError', async () => {
  const { fetch } = scriptedFetch(networkFailure());
  const error = await failure(createMimer({ endpoint, fetch }).requests.create(body, { retries: 0 }));
  assert.ok(isConnectionError(error), String(error));
});

test('an answer that is not as the contract says is a ContractError that names the place', async () => {
  const { fetch } = scriptedFetch(json({ reference: 7 }, 201));
  const error = await failure(createMimer({ endpoint, fetch }).requests.create(body, { retries: 0 }));
  assert.ok(isContractError(error));
  assert.ok(error.issues.some(({ path }) => path.join('/') === 'reference'));
});

test('a page in place of an answer is a ContractError', async () => {
  const html = () =>
    new Response('<html>Not here</html>', { status: 200, headers: { 'Content-Type': 'text/html' } });
  const { fetch } = scriptedFetch(html());
  const error = await failure(createMimer({ endpoint, fetch }).jurisdiction.get({ retries: 0 }));
  assert.ok(isContractError(error), String(error));
});

test('a proxy’s own 502 says that the backend is not available', async () => {
  const page = new Response('<h1>Bad gateway</h1>', {
    status: 502,
    headers: { 'Content-Type': 'text/html' },
  });
  const { fetch } = scriptedFetch(page);
  const error = await failure(createMimer({ endpoint, fetch }).jurisdiction.get({ retries: 0 }));
  assert.ok(isApiError(error));
  assert.deepEqual([error.code, error.status], ['unavailable', 502]);
});

test('an aborted call throws the reason of its signal', async () => {
  const reason = new Error('enough');
  const never = () => new Promise<Response>(() => undefined);
  const controller = new AbortController();
  const call = createMimer({ endpoint, fetch: never }).jurisdiction.get({ signal: controller.signal });
  controller.abort(reason);
  assert.equal(await failure(call), reason);
});

test('a backend without a desk is told apart from a request that is not there', async () => {
  const jurisdiction = {
    id: 'town',
    name: 'Town',
    locales: ['en'],
    defaultLocale: 'en',
    timeZone: 'UTC',
    contact: { alwaysOpen: [] },
    kinds: [{ code: 'tip', name: 'Tip', description: '', identity: 'none', anonymous: true }],
    neighbourhoods: [],
    replyChannels: ['none'],
    notices: [],
  };
  const call = async (capabilities: string[]) => {
    const { fetch } = scriptedFetch(problem('not_found', 404), json({ ...jurisdiction, capabilities }));
    return failure(createMimer({ endpoint, apiKey, fetch }).desk.requests.get('2026-4819073-2'));
  };
  const lacking = await call([]);
  assert.ok(isUnsupportedError(lacking));
  assert.equal(lacking.capability, 'desk');
  assert.ok(isApiError(await call(['desk'])));
});

test('no error tells the key or the code', async () => {
  const code = '9876543210';
  const failures = [
    () => problem('invalid', 422),
    networkFailure,
    () => json({}, 200),
    () => new Response('<html>', { status: 502 }),
  ];
  for (const answer of failures) {
    const keyed = createMimer({ endpoint, apiKey, fetch: scriptedFetch(answer()).fetch });
    const coded = createMimer({ endpoint, fetch: scriptedFetch(answer()).fetch });
    for (const call of [
      keyed.requests.create(body, { retries: 0 }),
      coded.requests.track('2026-4819073-2', code, { retries: 0 }),
    ]) {
      const error = await failure(call);
      assert.ok(error instanceof Error);
      assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes(apiKey));
      assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes(code));
    }
  }
});

test('an endpoint that is no URL is refused at once', () => {
  assert.throws(() => createMimer({ endpoint: '/town/v1' }), TypeError);
  assert.throws(() => createMimer({ endpoint: 'ftp://mimer.test' }), TypeError);
});
