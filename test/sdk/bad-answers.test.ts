import assert from 'node:assert/strict';
import { createMimer, isMimerError, type MimerError, type NewRequest } from '@melikgazi/mimer-sdk';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { json, networkFailure, problem, receipt, scriptedFetch } from '../support/scripted-fetch.ts';

const apiKey = `mimer_live_0123456789ab_${'s'.repeat(43)}`;
const code = '9876543210';
const idempotencyKey = 'kanarya-0123456789-0123456789';
const body: NewRequest = {
  kind: 'tip',
  service: 'S-1',
  description: 'x',
  reply: { channel: 'none', locale: 'en' },
};

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly url: string | undefined;
}

/** A backend on a port that answers as told and remembers what it was asked. */
const serve = async (
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
) => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    heard.push({ headers: request.headers, url: request.url });
    request.resume();
    request.on('end', () => answer(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : assert.fail();
  return { endpoint: `http://127.0.0.1:${port}/town/v1`, port, heard };
};

const sent = (status: number, headers: Record<string, string>, text: string) => (t: TestContext) =>
  serve(t, (_request, response) => response.writeHead(status, headers).end(text));

const jsonType = { 'Content-Type': 'application/json' };
const whole = JSON.stringify(receipt);
const refusal = {
  type: 'about:blank',
  title: 't',
  status: 422,
  code: 'invalid',
  detail: 'd',
  requestId: 'r-1',
};

const rows: [string, (t: TestContext) => Promise<{ endpoint: string }>, object, RegExp][] = [
  [
    'a page',
    sent(200, { 'Content-Type': 'text/html; charset=utf-8' }, '<!doctype html><p>Hello'),
    { name: 'ContractError', code: 'not_json', status: 200 },
    /text\/html/,
  ],
  [
    'JSON of another shape',
    sent(201, { ...jsonType, 'X-Request-Id': 'r-2' }, '{"reference":7}'),
    { name: 'ContractError', code: 'wrong_shape', status: 201, requestId: 'r-2' },
    /contract/,
  ],
  [
    'half an answer that calls itself whole',
    sent(201, jsonType, whole.slice(0, 60)),
    { name: 'ContractError', code: 'not_json', status: 201 },
    /only a part/,
  ],
  [
    'an answer that breaks off',
    t =>
      serve(t, (_request, response) => {
        response.writeHead(201, { ...jsonType, 'Content-Length': String(whole.length) });
        response.write(whole.slice(0, 60), () => response.destroy());
      }),
    { name: 'ConnectionError', code: 'unreachable', status: 201 },
    /broke off/,
  ],
  ['nothing', sent(204, {}, ''), { name: 'ContractError', code: 'not_json', status: 204 }, /no media type/],
  [
    'an error under a status of success',
    sent(200, jsonType, JSON.stringify(refusal)),
    { name: 'ContractError', code: 'problem_as_success', status: 200, requestId: 'r-1' },
    /“invalid”/,
  ],
  [
    'a refusal in other words than the contract’s',
    sent(403, { 'Content-Type': 'text/plain' }, 'Go away.'),
    { name: 'ContractError', code: 'no_problem', status: 403 },
    /text\/plain/,
  ],
  [
    'a refusal that is a problem document',
    sent(422, { 'Content-Type': 'application/problem+json' }, JSON.stringify(refusal)),
    { name: 'ApiError', code: 'invalid', status: 422, requestId: 'r-1', fields: [] },
    /invalid: d/,
  ],
  [
    'the words of a proxy without its backend',
    sent(502, { 'Content-Type': 'text/html' }, '<h1>Bad gateway</h1>'),
    { name: 'ApiError', code: 'unavailable', status: 502 },
    /not available/,
  ],
  [
    'no answer at all',
    t => serve(t, (_request, response) => response.destroy()),
    { name: 'ConnectionError', code: 'unreachable', status: undefined },
    /could not be reached/,
  ],
];

const failure = async (promise: Promise<unknown>): Promise<MimerError> => {
  try {
    await promise;
  } catch (error) {
    assert.ok(isMimerError(error), inspect(error));
    return error;
  }
  throw new Error('The call should have failed.');
};

/** Everything that a log could write of an error. */
const allOf = (error: Error): string =>
  [
    error.stack,
    String(error),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    inspect(error, { depth: Infinity, showHidden: true }),
  ].join('\n');

const assertSilent = (error: Error): void => {
  const text = allOf(error);
  for (const secret of [apiKey, code, idempotencyKey])
    assert.ok(!text.includes(secret), `“${secret}” is in ${text}`);
};

for (const [what, start, expected, words] of rows)
  test(`${what} is ${JSON.stringify(expected)}`, async t => {
    const { endpoint } = await start(t);
    const submitted = createMimer({ endpoint, apiKey }).requests.create(body, { idempotencyKey, retries: 0 });
    const error = await failure(submitted);
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(Reflect.get(error, name), value, name);
    assert.match(error.message, words);
    assertSilent(error);
    assertSilent(
      await failure(createMimer({ endpoint }).requests.track('2026-4819073-2', code, { retries: 0 })),
    );
  });

for (const status of [301, 302, 303, 307, 308])
  test(`a redirect by ${status} is said to be one, is not followed, and is not tried again`, async t => {
    const elsewhere = await sent(200, jsonType, whole)(t);
    const { endpoint, heard } = await serve(t, (_request, response) =>
      response.writeHead(status, { Location: `http://127.0.0.1:${elsewhere.port}/?code=secret` }).end(),
    );
    for (const call of [
      () => createMimer({ endpoint, apiKey }).requests.create(body, { idempotencyKey }),
      () => createMimer({ endpoint }).requests.track('2026-4819073-2', code),
    ]) {
      const error = await failure(call());
      assert.deepEqual([error.name, error.code, error.status], ['ConnectionError', 'redirected', status]);
      assert.ok(error.message.includes(`http://127.0.0.1:${elsewhere.port},`), error.message);
      assert.ok(!error.message.includes('secret'));
      assertSilent(error);
    }
    assert.equal(heard.length, 2);
    assert.equal(elsewhere.heard.length, 0);
  });

test('a browser’s redirect, of which nothing is known, is said to be one', async () => {
  const opaque = Object.defineProperties(new Response(), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
    ok: { value: false },
  });
  const { fetch } = scriptedFetch(opaque);
  const error = await failure(createMimer({ endpoint: 'https://mimer.test/v1', fetch }).services.list());
  assert.deepEqual([error.name, error.code, error.status], ['ConnectionError', 'redirected', undefined]);
});

test('an answer to which a fetch of the caller’s own was redirected is none', async t => {
  const { endpoint: elsewhere } = await sent(200, jsonType, '[]')(t);
  const { endpoint } = await serve(t, (_request, response) =>
    response.writeHead(302, { Location: elsewhere }).end(),
  );
  const following = (input: string | URL | Request) => fetch(input, { redirect: 'follow' });
  const error = await failure(createMimer({ endpoint, fetch: following }).services.list());
  assert.equal(error.code, 'redirected');
});

/** What a platform may throw, with all that it may hold. */
const talkative = (secret: string) =>
  Object.assign(new TypeError(`could not send “Bearer ${secret}”`), {
    request: new Request('https://mimer.test', { headers: { Authorization: secret } }),
    cause: Object.assign(new Error(`socket of ${secret}`), { code: 'ECONNRESET', headers: { secret } }),
  });

test('what a platform or a backend says of a failure goes on without keys and codes', async () => {
  const options = { retries: 0, idempotencyKey };
  for (const secret of [apiKey, code, idempotencyKey])
    for (const answer of [talkative(secret), problem('invalid', 422, { detail: `Wrong: ${secret}.` })]) {
      const { fetch } = scriptedFetch(answer);
      const { requests } = createMimer({ endpoint: 'https://mimer.test/v1', apiKey, fetch });
      const called =
        secret === apiKey
          ? requests.create(body, options)
          : requests.reply('2026-4819073-2', code, { text: 'x' }, options);
      const error = await failure(called);
      assertSilent(error);
      assert.ok(allOf(error).includes('…'), allOf(error));
    }
});

test('the platform’s own reason stays to be read', async () => {
  const { fetch } = scriptedFetch(talkative(apiKey));
  const mimer = createMimer({ endpoint: 'https://mimer.test/v1', apiKey, fetch });
  const { cause } = await failure(mimer.desk.units.list({ retries: 0 }));
  assert.ok(cause instanceof Error && cause.cause instanceof Error);
  assert.deepEqual([cause.name, Reflect.get(cause.cause, 'code')], ['TypeError', 'ECONNRESET']);
});

test('a credential that no header can carry is refused without being told', async () => {
  const mimer = createMimer({ endpoint: 'https://mimer.test/v1' });
  for (const call of [
    () => mimer.requests.track('2026-4819073-2', `${code}\nx`),
    () => mimer.requests.create(body, { idempotencyKey: `${idempotencyKey}ı` }),
  ]) {
    const error: unknown = await call().catch((reason: unknown) => reason);
    assert.ok(error instanceof TypeError);
    assertSilent(error);
  }
});

test('a wait until a time of day is as long as the backend’s own clock says', async t => {
  for (const [hoursOff, seconds] of [
    [0, 12],
    [-1, 12],
    [1, 12],
  ] as const) {
    const theirs = Date.parse('2026-11-23T17:00:00Z') + hoursOff * 3_600_000;
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-23T17:00:00Z') });
    const headers = {
      Date: new Date(theirs).toUTCString(),
      'Retry-After': new Date(theirs + seconds * 1000).toUTCString(),
    };
    const { fetch } = scriptedFetch(problem('rate_limited', 429, {}, headers));
    const error = await failure(
      createMimer({ endpoint: 'https://mimer.test/v1', fetch }).services.list({ retries: 0 }),
    );
    assert.equal(error.retryAfter, seconds);
    t.mock.timers.reset();
  }
  const { fetch } = scriptedFetch(
    problem('rate_limited', 429, {}, { 'Retry-After': new Date().toUTCString() }),
  );
  const undated = await failure(
    createMimer({ endpoint: 'https://mimer.test/v1', fetch }).services.list({ retries: 0 }),
  );
  assert.equal(undated.retryAfter, undefined);
});

test('an answer that breaks off is asked for again where that is safe', async () => {
  const broken = () =>
    new Response(
      new ReadableStream({
        start: controller => {
          controller.enqueue(new TextEncoder().encode(whole.slice(0, 40)));
          controller.error(new TypeError('terminated'));
        },
      }),
      { status: 201 },
    );
  const { fetch, requests } = scriptedFetch(broken(), json(receipt, 201));
  const submitted = createMimer({ endpoint: 'https://mimer.test/v1', fetch }).requests.create(body);
  assert.equal((await submitted).reference, receipt.reference);
  assert.equal(new Set(requests.map(({ headers }) => headers.get('Idempotency-Key'))).size, 1);
  const once = scriptedFetch(broken(), networkFailure());
  const acted = createMimer({ endpoint: 'https://mimer.test/v1', fetch: once.fetch }).desk.requests.act(
    '2026-4819073-2',
    { type: 'review' },
    { version: 1 },
  );
  await failure(acted);
  assert.equal(once.requests.length, 1);
});
