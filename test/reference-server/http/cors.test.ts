import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../../support/server.ts';

const preflight = (origin: string, method: string) => ({
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
  },
});

test('any page may make a citizen’s calls', async t => {
  const server = await startServer(t);
  const response = await server.call('/requests', preflight('https://anywhere.test', 'POST'));
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(response.headers.get('Access-Control-Max-Age'), '7200');
  assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
});

test('an error can be read by the page too', async t => {
  const server = await startServer(t);
  const response = await server.call('/requests/2026-4819073-2', {
    headers: { Origin: 'https://anywhere.test' },
  });
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
});

for (const [origin, isAllowed] of [
  ['https://desk.riverton.test', true],
  ['https://desk.riverton.test.evil.test', false],
  ['http://desk.riverton.test', false],
  ['https://evil.test', false],
  ['null', false],
] as const) {
  test(`desk calls are ${isAllowed ? 'open' : 'closed'} to pages of ${origin}`, async t => {
    const server = await startServer(t);
    const response = await server.call('/desk/requests', preflight(origin, 'GET'));
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), isAllowed ? origin : null);
  });
}

test('a desk call by another spelling is no call at all', async t => {
  const server = await startServer(t);
  for (const path of ['/DESK/requests', '/Desk/units', '/%64esk/requests']) {
    const response = await server.call(path, { headers: { Origin: 'https://evil.test' } });
    assert.equal(response.status, 404, path);
  }
});
