import assert from 'node:assert/strict';
import { calls, type Call } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import { trustedProxiesFrom } from '../../../reference-server/src/limits/client-address.ts';
import { challengeHeader } from '../../support/challenge-header.ts';
import { overriding } from '../../support/overriding.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer as start, type ServerOptions } from '../../support/server.ts';

// The library that checks a challenge's expiry looks at the machine's clock, so these tests live in the present.
const startServer = (t: TestContext, options: ServerOptions = {}) =>
  start(t, { now: new Date().toISOString(), trustedProxies: trustedProxiesFrom('1'), ...options });

type Server = Awaited<ReturnType<typeof start>>;

const unknown = '2026-4819073-2';

/** An address nobody else has, so that only the reference counts. */
let addresses = 0;
const elsewhere = () => {
  addresses += 1;
  return { 'X-Forwarded-For': `198.51.${addresses >> 8}.${addresses & 255}` };
};
const here = { 'X-Forwarded-For': '203.0.113.1' };

const track = (server: Server, reference: string, code: string, headers: Record<string, string> = {}) =>
  server.call(`/requests/${reference}`, { headers: { ...bearer(code), ...headers } });

const wrongOf = (code: string) => (code === '0000000000' ? '1111111111' : '0000000000');

const submitted = async (server: Server) => server.submit(await server.key(['requests:write']));

test('the tenth wrong code is told, the eleventh attempt wants a challenge, from wherever it comes', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  const wrong = wrongOf(trackingCode);
  for (let tries = 0; tries < 10; tries += 1)
    await assertProblem(await track(server, reference, wrong, elsewhere()), 'not_found');
  await assertProblem(await track(server, reference, wrong, elsewhere()), 'challenge_required');
  await assertProblem(await track(server, reference, trackingCode, elsewhere()), 'challenge_required');
});

test('with a solved challenge the owner still gets in, and a wrong code is still wrong', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  const wrong = wrongOf(trackingCode);
  for (let tries = 0; tries < 10; tries += 1) await track(server, reference, wrong, elsewhere());
  const solved = async () => challengeHeader(await server.solve());
  assert.equal((await track(server, reference, trackingCode, await solved())).status, 200);
  await assertProblem(await track(server, reference, wrong, await solved()), 'not_found');
});

test('a challenge opens one attempt', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  for (let tries = 0; tries < 10; tries += 1)
    await track(server, reference, wrongOf(trackingCode), elsewhere());
  const solved = challengeHeader(await server.solve());
  assert.equal((await track(server, reference, trackingCode, solved)).status, 200);
  await assertProblem(await track(server, reference, trackingCode, solved), 'challenge_failed');
});

test('twenty attempts at once can’t share a challenge', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  for (let tries = 0; tries < 10; tries += 1)
    await track(server, reference, wrongOf(trackingCode), elsewhere());
  const solved = challengeHeader(await server.solve());
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => track(server, reference, trackingCode, solved)),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

for (const [title, header] of [
  ['that is no JSON', 'hello'],
  ['that is empty JSON', Buffer.from('{}').toString('base64url')],
  ['of another kind', Buffer.from('[1]').toString('base64url')],
  ['that is enormous', 'a'.repeat(8000)],
] as const)
  test(`a challenge ${title} is refused`, async t => {
    const server = await startServer(t);
    for (let tries = 0; tries < 10; tries += 1) await track(server, unknown, '0000000000', elsewhere());
    await assertProblem(
      await track(server, unknown, '0000000000', { 'Mimer-Challenge': header }),
      'challenge_failed',
    );
  });

test('wrong codes for many references from one address want a challenge too', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  for (let tries = 0; tries < 10; tries += 1)
    await assertProblem(await track(server, `2026-000000${tries}-0`, '0000000000', here), 'not_found');
  await assertProblem(await track(server, reference, trackingCode, here), 'challenge_required');
  assert.equal((await track(server, reference, trackingCode, elsewhere())).status, 200);
});

test('a reference that does not exist answers as one that does, before and after the limit', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  const answersOf = async (asked: string) => {
    const answers = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const response = await track(server, asked, wrongOf(trackingCode), elsewhere());
      const headers = Object.fromEntries(response.headers);
      const text = await response.text();
      const id = headers['x-request-id'] ?? '';
      answers.push({ status: response.status, headers, text: text.replace(id, '') });
    }
    // They are asked one after the other.
    return answers.map(({ headers: { 'x-request-id': _id, date: _date, ...headers }, ...answer }) => ({
      ...answer,
      headers,
    }));
  };
  assert.deepEqual(await answersOf(unknown), await answersOf(reference));
});

test('a wrong code is known without reading the request, so that time says nothing of it', async t => {
  let reads = 0;
  const server = await startServer(t, {
    store: real =>
      overriding(real, {
        find: reference => {
          reads += 1;
          return real.find(reference);
        },
      }),
  });
  const { reference, trackingCode } = await submitted(server);
  reads = 0;
  await assertProblem(await track(server, reference, wrongOf(trackingCode)), 'not_found');
  await assertProblem(await track(server, unknown, trackingCode), 'not_found');
  assert.equal(reads, 0);
});

test('right codes count for nothing', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  for (let tries = 0; tries < 30; tries += 1)
    assert.equal((await track(server, reference, trackingCode, here)).status, 200);
});

test('of a thousand guesses at once no more than ten are told', async t => {
  const server = await startServer(t);
  const { reference, trackingCode } = await submitted(server);
  const codes = Array.from({ length: 1000 }, (_, index) => String(index).padStart(10, '0'));
  codes[500] = trackingCode;
  const answers = await Promise.all(codes.map(code => track(server, reference, code, elsewhere())));
  assert.equal(answers.filter(({ status }) => status === 404).length, 10);
  assert.equal(answers.filter(({ status }) => status === 429).length, 990);
});

test('an hour later the count begins anew', async t => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() });
  const server = await startServer(t);
  for (let tries = 0; tries < 10; tries += 1) await track(server, unknown, '0000000000', elsewhere());
  await assertProblem(await track(server, unknown, '0000000000', elsewhere()), 'challenge_required');
  t.mock.timers.tick(3_600_000);
  await assertProblem(await track(server, unknown, '0000000000', elsewhere()), 'not_found');
});

const withCode: [string, Call][] = Object.entries(calls).filter(
  ([, { credential }]) => credential === 'code' || credential === 'any',
);

for (const [name, call] of withCode)
  test(`${name} counts wrong codes as all calls do`, async t => {
    const server = await startServer(t);
    for (let tries = 0; tries < 10; tries += 1) await track(server, unknown, '0000000000', elsewhere());
    const response = await server.call(call.path.replace('{reference}', unknown).replace('{id}', 'x'), {
      method: call.method,
      headers: {
        ...bearer('0000000000'),
        ...elsewhere(),
        'Mimer-Reference': unknown,
        'Idempotency-Key': crypto.randomUUID(),
        ...(call.body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(call.body !== undefined && { body: '{}' }),
    });
    await assertProblem(response, 'challenge_required');
  });
