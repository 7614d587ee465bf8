import assert from 'node:assert/strict';
import { calls, type Call } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const all: [string, Call][] = Object.entries(calls);
const code = '0123456789';
const pathOf = ({ path }: Call) => path.replace('{reference}', '2026-4819073-2');

const send = (server: Awaited<ReturnType<typeof startServer>>, call: Call, headers: Record<string, string>) =>
  server.call(pathOf(call), {
    method: call.method,
    headers: { ...headers, ...(call.body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(call.body !== undefined && { body: '{}' }),
  });

for (const [name, call] of all.filter(([, { credential }]) => credential === 'key')) {
  test(`${name} is for keys with ${call.scope} alone`, async t => {
    const server = await startServer(t);
    const others = (
      ['requests:write', 'desk:read', 'desk:write', 'desk:erase', 'desk:sensitive'] as const
    ).filter(scope => scope !== call.scope);
    await assertProblem(await send(server, call, {}), 'unauthenticated');
    await assertProblem(await send(server, call, bearer(code)), 'unauthenticated');
    await assertProblem(
      await send(server, call, bearer('mimer_live_0123456789ab_' + 'x'.repeat(43))),
      'unauthenticated',
    );
    await assertProblem(await send(server, call, bearer(await server.key(others))), 'forbidden');
    const expired = await server.key(call.scope === undefined ? [] : [call.scope], {
      expiresAt: '2026-01-01T00:00:00Z',
    });
    await assertProblem(await send(server, call, bearer(expired)), 'unauthenticated');
    const right = await server.key(call.scope === undefined ? [] : [call.scope]);
    assert.ok(![401, 403].includes((await send(server, call, bearer(right))).status));
  });
}

for (const [name, call] of all.filter(([, { credential }]) => credential === 'code')) {
  test(`${name} is for tracking codes alone`, async t => {
    const server = await startServer(t);
    await assertProblem(await send(server, call, {}), 'unauthenticated');
    await assertProblem(await send(server, call, bearer('12345')), 'unauthenticated');
    const key = await server.key([
      'requests:write',
      'desk:read',
      'desk:write',
      'desk:erase',
      'desk:sensitive',
    ]);
    await assertProblem(await send(server, call, bearer(key)), 'unauthenticated');
  });
}

for (const [name, call] of all.filter(([, { credential }]) => credential === 'optional-key')) {
  test(`${name} takes no key, or a good one with ${call.scope}`, async t => {
    const server = await startServer(t);
    await assertProblem(await send(server, call, bearer(code)), 'unauthenticated');
    await assertProblem(await send(server, call, bearer(await server.key(['desk:read']))), 'forbidden');
    assert.ok(![401, 403].includes((await send(server, call, {})).status));
  });
}

test('a credential that is no bearer token is refused', async t => {
  const server = await startServer(t);
  const response = await server.call('/desk/requests', { headers: { Authorization: 'Basic YTpi' } });
  await assertProblem(response, 'unauthenticated');
  assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer');
});
