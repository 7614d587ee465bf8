import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trustedProxiesFrom } from '../../../reference-server/src/limits/client-address.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';

const trustedProxies = trustedProxiesFrom('1');
const from = (address: string) => ({ 'X-Forwarded-For': address });

test('challenges end at the limit of an address, and Retry-After says when they come again', async t => {
  const server = await startServer(t, { limits: { challenges: 2 }, trustedProxies });
  const ask = (address: string) => server.call('/challenge', { headers: from(address) });
  assert.equal((await ask('198.51.100.1')).status, 200);
  assert.equal((await ask('198.51.100.1')).status, 200);
  const refused = await ask('198.51.100.1');
  const seconds = Number(refused.headers.get('Retry-After'));
  assert.ok(seconds > 0 && seconds <= 600, `Retry-After is ${seconds}`);
  assert.equal((await assertProblem(refused, 'rate_limited')).retryAfter, seconds);
  assert.equal((await ask('198.51.100.2')).status, 200);
});

test('addresses of one IPv6 network share a limit', async t => {
  const server = await startServer(t, { limits: { challenges: 1 }, trustedProxies });
  const ask = (address: string) => server.call('/challenge', { headers: from(address) });
  assert.equal((await ask('2001:db8:1:2::1')).status, 200);
  await assertProblem(await ask('2001:db8:1:2:aaaa::1'), 'rate_limited');
});

test('an address that nobody vouches for does not escape its limit', async t => {
  const server = await startServer(t, { limits: { challenges: 1 } });
  assert.equal((await server.call('/challenge', { headers: from('198.51.100.1') })).status, 200);
  await assertProblem(await server.call('/challenge', { headers: from('198.51.100.2') }), 'rate_limited');
});

test('submissions without a key are limited, those with a key are not', async t => {
  const server = await startServer(t, { limits: { submissions: 1 } });
  const submit = (headers: Record<string, string>) =>
    server.post('/requests', tip, { 'Idempotency-Key': crypto.randomUUID(), ...headers });
  await assertProblem(await submit({}), 'invalid');
  await assertProblem(await submit({}), 'rate_limited');
  const key = bearer(await server.key(['requests:write']));
  for (let times = 0; times < 5; times += 1) assert.equal((await submit(key)).status, 201);
});

test('one limit does not use up another', async t => {
  const server = await startServer(t, { limits: { challenges: 1, submissions: 1 } });
  await server.call('/challenge');
  await assertProblem(await server.call('/challenge'), 'rate_limited');
  await assertProblem(
    await server.post('/requests', tip, { 'Idempotency-Key': crypto.randomUUID() }),
    'invalid',
  );
});

test('a client at the desk has a limit of its own, whichever key it uses', async t => {
  const server = await startServer(t, { limits: { desk: 2 } });
  const units = async (client: string) =>
    server.call('/desk/units', { headers: bearer(await server.key(['desk:read'], { client })) });
  assert.equal((await units('one')).status, 200);
  assert.equal((await units('one')).status, 200);
  await assertProblem(await units('one'), 'rate_limited');
  assert.equal((await units('two')).status, 200);
});
