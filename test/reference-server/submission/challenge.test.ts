import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { assertProblem } from '../../support/problem.ts';
import {
  bearer,
  generalNotice,
  noon,
  startServer as start,
  tip,
  type ServerOptions,
} from '../../support/server.ts';

// The library that checks a challenge's expiry looks at the machine's clock, so these tests live in the present.
const startServer = (t: TestContext, options: ServerOptions = {}) =>
  start(t, { now: new Date().toISOString(), ...options });

const body = { ...tip, notices: [generalNotice] };
const key = (letter: string) => ({ 'Idempotency-Key': letter.repeat(16) });

test('a solved challenge opens the door to one submission', async t => {
  const server = await startServer(t);
  const response = await server.post('/requests', { ...body, challenge: await server.solve() }, key('a'));
  assert.equal(response.status, 201);
});

test('a submission without a key wants a challenge', async t => {
  const server = await startServer(t);
  const problem = await assertProblem(await server.post('/requests', body, key('a')), 'challenge_failed');
  assert.deepEqual(problem.errors, [{ pointer: '/challenge', code: 'required' }]);
});

test('a challenge can be spent only once, also after a restart', async t => {
  const server = await startServer(t);
  const challenge = await server.solve();
  await server.post('/requests', { ...body, challenge }, key('a'));
  await assertProblem(await server.post('/requests', { ...body, challenge }, key('b')), 'challenge_failed');
  await server.close();
  const restarted = await startServer(t, { folder: server.folder });
  await assertProblem(
    await restarted.post('/requests', { ...body, challenge }, key('c')),
    'challenge_failed',
  );
});

test('fifty parallel submissions can’t share a challenge', async t => {
  const server = await startServer(t);
  const challenge = await server.solve();
  const responses = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      server.post('/requests', { ...body, challenge }, { 'Idempotency-Key': `parallel-submission-${index}` }),
    ),
  );
  assert.equal(responses.filter(({ status }) => status === 201).length, 1);
});

test('a challenge in capital letters is the same challenge', async t => {
  const server = await startServer(t);
  const { challenge, solution } = await server.solve();
  await server.post('/requests', { ...body, challenge: { challenge, solution } }, key('a'));
  const nonce = challenge.parameters.nonce.toUpperCase();
  const shouted = { ...challenge, parameters: { ...challenge.parameters, nonce } };
  await assertProblem(
    await server.post('/requests', { ...body, challenge: { challenge: shouted, solution } }, key('b')),
    'challenge_failed',
  );
});

test('a refused submission does not spend its challenge', async t => {
  const server = await startServer(t);
  const challenge = await server.solve();
  await assertProblem(
    await server.post('/requests', { ...body, kind: 'joke', challenge }, key('a')),
    'invalid',
  );
  assert.equal((await server.post('/requests', { ...body, challenge }, key('a'))).status, 201);
});

test('a wrong solution is refused', async t => {
  const server = await startServer(t);
  const { challenge } = await server.solve();
  const wrong = { challenge, solution: { counter: 1, derivedKey: '00'.repeat(32) } };
  await assertProblem(
    await server.post('/requests', { ...body, challenge: wrong }, key('a')),
    'challenge_failed',
  );
});

test('a challenge of a made-up difficulty is refused', async t => {
  const server = await startServer(t);
  const { challenge, solution } = await server.solve();
  const easier = {
    ...challenge,
    parameters: { ...challenge.parameters, keyPrefix: '00', keySignature: 'x' },
  };
  await assertProblem(
    await server.post('/requests', { ...body, challenge: { challenge: easier, solution } }, key('a')),
    'challenge_failed',
  );
});

test('an expired challenge is refused', async t => {
  // The library looks at the machine's clock, so the challenge is made in the past instead.
  const server = await startServer(t, { now: '2020-01-01T00:00:00.000Z' });
  const challenge = await server.solve();
  server.setNow(noon);
  await assertProblem(await server.post('/requests', { ...body, challenge }, key('a')), 'challenge_failed');
});

test('a key needs no challenge', async t => {
  const server = await startServer(t);
  const headers = { ...key('a'), ...bearer(await server.key(['requests:write'])) };
  assert.equal((await server.post('/requests', tip, headers)).status, 201);
});
