import assert from 'node:assert/strict';
import { jurisdictionSchema, serviceListSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { assertProblem } from '../../support/problem.ts';
import { rivertonUrl, startServer } from '../../support/server.ts';

test('the root answers with and without the final slash', async t => {
  const server = await startServer(t);
  for (const path of ['', '/']) {
    const response = await server.call(path);
    assert.equal(response.status, 200);
    z.parse(jurisdictionSchema, await response.json());
  }
});

test('texts come in the language that was asked for, and the answer says so', async t => {
  const server = await startServer(t);
  for (const [asked, given, name] of [
    ['tr-TR,tr;q=0.9', 'tr', 'Irmakkent'],
    ['de', 'en', 'Riverton'],
    ['', 'en', 'Riverton'],
  ] as const) {
    const response = await server.call('/', { headers: { 'Accept-Language': asked } });
    assert.equal(response.headers.get('Content-Language'), given);
    assert.match(response.headers.get('Vary') ?? '', /Accept-Language/);
    assert.equal(z.parse(jurisdictionSchema, await response.json()).name, name);
  }
});

test('public documents are revalidated by their ETag, a language each', async t => {
  const server = await startServer(t);
  for (const path of ['/', '/services']) {
    const turkish = await server.call(path, { headers: { 'Accept-Language': 'tr' } });
    const tag = turkish.headers.get('ETag') ?? '';
    const same = await server.call(path, { headers: { 'Accept-Language': 'tr', 'If-None-Match': tag } });
    assert.equal(same.status, 304);
    const english = await server.call(path, { headers: { 'Accept-Language': 'en', 'If-None-Match': tag } });
    assert.equal(english.status, 200);
  }
});

test('services that are not enabled or left the list are not shown', async t => {
  const server = await startServer(t);
  const services = z.parse(serviceListSchema, await (await server.call('/services')).json());
  assert.deepEqual(
    services.map(({ code }) => code),
    ['STR-1', 'STR-2', 'STR-3', 'STR-4'],
  );
});

test('an unknown path is a problem', async t => {
  const server = await startServer(t);
  await assertProblem(await server.call('/nothing'), 'not_found');
  await assertProblem(await server.fetch('http://riverton.test/nowhere/v1'), 'not_found');
});

test('a known path with another method is a problem that names the right one', async t => {
  const server = await startServer(t);
  const response = await server.call('/requests', { method: 'DELETE' });
  await assertProblem(response, 'method_not_allowed');
  assert.match(response.headers.get('Allow') ?? '', /POST/);
});

test('a challenge is not kept by anything on the way', async t => {
  const server = await startServer(t);
  assert.equal((await server.call('/challenge')).headers.get('Cache-Control'), 'no-store');
});

test('pages may not frame the server’s pages nor run foreign scripts on them', async t => {
  const server = await startServer(t);
  const policy = (await server.fetch(`${rivertonUrl}/nothing`)).headers.get('Content-Security-Policy') ?? '';
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    'trusted-types mimer-widget',
  ])
    assert.ok(policy.includes(directive), policy);
});
