import assert from 'node:assert/strict';
import { jurisdictionSchema, problemSchema } from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { bearer, complaint, seeded, startBackend } from './support.ts';

const problemOf = async (response: Response) => {
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const problem = z.parse(problemSchema, await response.json());
  assert.equal(problem.status, response.status);
  assert.equal(problem.requestId, response.headers.get('X-Request-Id'));
  return problem;
};

test('unknown paths, other methods and bodies that are none are problems too', async () => {
  const { apiKey, call, post } = startBackend();
  assert.equal((await problemOf(await call('/nowhere'))).code, 'not_found');
  const other = await call('/services', { method: 'DELETE' });
  assert.equal(other.headers.get('Allow'), 'GET');
  assert.equal((await problemOf(other)).code, 'method_not_allowed');
  const headers = { ...bearer(apiKey), 'Idempotency-Key': crypto.randomUUID() };
  const codeOf = async (body: unknown, more = {}) =>
    (await problemOf(await post('/requests', body, { ...headers, ...more }))).code;
  assert.equal(await codeOf('{"kind":'), 'malformed');
  assert.equal(await codeOf('[]'), 'malformed');
  assert.equal(await codeOf(complaint, { 'Content-Type': 'text/plain' }), 'unsupported_media_type');
  assert.equal(await codeOf({ ...complaint, description: 'x'.repeat(300_000) }), 'too_large');
  assert.equal(await codeOf({ ...complaint, colour: 'red' }), 'unknown_member');
  const { errors } = await problemOf(await call('/desk/requests?status=lost', { headers: bearer(apiKey) }));
  assert.equal(errors?.[0]?.parameter, 'status');
});

test('the endpoint answers with and without a slash, in the language asked for, and once if it is known', async () => {
  const { backend, call } = startBackend();
  const plain = await call('');
  const [asked, known] = [{ 'Accept-Language': 'en-GB, tr;q=0.5' }, plain.headers.get('ETag') ?? ''];
  const english = await call('/', { headers: asked });
  assert.equal(english.headers.get('Content-Language'), 'en');
  assert.match(english.headers.get('Vary') ?? '', /Accept-Language/);
  assert.equal(z.parse(jurisdictionSchema, await english.json()).name, 'Municipality of Örnek');
  assert.equal(z.parse(jurisdictionSchema, await plain.json()).name, 'Örnek Belediyesi');
  assert.equal((await call('/', { headers: { 'If-None-Match': known } })).status, 304);
  const { reference, trackingCode } = seeded(backend, 'received');
  const tracked = await call(`/requests/${reference}`, { headers: bearer(trackingCode) });
  assert.equal(tracked.headers.get('Cache-Control'), 'private, no-store');
  const again = { ...bearer(trackingCode), 'If-None-Match': tracked.headers.get('ETag') ?? '' };
  assert.equal((await call(`/requests/${reference}`, { headers: again })).status, 304);
});

test('pages of everybody may read citizens’ calls, the operator’s own the desk’s', async () => {
  const { call } = startBackend({ deskOrigins: ['https://desk.ornek.example'] });
  const allowed = async (path: string, origin: string, init: RequestInit = {}) =>
    (await call(path, { ...init, headers: { Origin: origin, ...init.headers } })).headers.get(
      'Access-Control-Allow-Origin',
    );
  assert.equal(await allowed('/', 'https://anyone.example'), '*');
  assert.equal(await allowed('/nowhere', 'https://anyone.example'), '*');
  assert.equal(await allowed('/desk/units', 'https://desk.ornek.example'), 'https://desk.ornek.example');
  assert.equal(await allowed('/desk/units', 'https://desk.ornek.example.evil.example'), null);
  const headers = { 'Access-Control-Request-Method': 'POST', Origin: 'https://anyone.example' };
  const preflight = await call('/requests', { method: 'OPTIONS', headers });
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get('Access-Control-Allow-Headers') ?? '', /Idempotency-Key/);
  assert.equal(preflight.headers.get('Access-Control-Max-Age'), '7200');
});

test('notes of the desk and names of staff stay at the desk, hidden names with “desk:sensitive”', async () => {
  const { backend, desk } = startBackend();
  const hidden = { ...complaint, kind: 'report', service: 'illegal-building', attributes: { ongoing: true } };
  const applicant = { ...complaint.applicant, hideIdentity: true };
  const { reference, trackingCode } = await desk.requests.create({ ...hidden, applicant });
  const read = async (token: string, path: string) =>
    (await backend.fetch(`${backend.endpoint}${path}/${reference}`, { headers: bearer(token) })).text();
  const plain = backend.apiKey({ scopes: ['desk:read'] });
  assert.doesNotMatch(await read(plain, '/desk/requests'), /Yılmaz/);
  assert.match(await read(backend.apiKey(), '/desk/requests'), /Yılmaz/);
  assert.doesNotMatch(await read(trackingCode, '/requests'), /test-client/);
});

test('the desk’s list goes on where it ended, whatever is written meanwhile', async () => {
  const { backend, desk } = startBackend();
  const first = await desk.desk.requests.page({ limit: 4, sort: '-receivedAt' });
  await desk.requests.create(complaint);
  const seen = first.items.map(({ reference }) => reference);
  for (let { nextCursor } = first; nextCursor !== undefined;) {
    const page = await desk.desk.requests.page({ limit: 4, sort: '-receivedAt', cursor: nextCursor });
    seen.push(...page.items.map(({ reference }) => reference));
    nextCursor = page.nextCursor;
  }
  const tests = backend.requests.filter(({ test }) => test).slice(0, 10);
  assert.deepEqual(seen.toSorted(), tests.map(({ reference }) => reference).toSorted());
});

test('a municipality of the caller’s own is taken as its calls tell of it', async () => {
  const { citizen } = startBackend();
  const [jurisdiction, services] = [await citizen.jurisdiction.get(), await citizen.services.list()];
  const municipality = { jurisdiction, services, units: [{ code: 'works', name: 'Works' }] };
  const copy = startBackend({ municipality, capabilities: ['challenge', 'receipt'] });
  assert.deepEqual(copy.backend.requests, []);
  assert.deepEqual(await copy.citizen.services.list(), services);
  const told = await copy.citizen.jurisdiction.get();
  assert.deepEqual(told, { ...jurisdiction, capabilities: ['challenge', 'receipt'] });
  assert.equal((await copy.desk.requests.create(complaint)).dueOn, '2026-12-24');
});

test('a key may see one unit, and its tests are nobody else’s', async () => {
  const { backend, call } = startBackend();
  const { reference } = seeded(backend, 'received');
  const statusWith = async (token: string) =>
    (await call(`/desk/requests/${reference}`, { headers: bearer(token) })).status;
  assert.equal(await statusWith(backend.apiKey()), 200);
  assert.equal(await statusWith(backend.apiKey({ unit: 'cleaning' })), 404);
  const real = backend.requests.find(request => !request.test)?.reference ?? '';
  const readReal = (token: string) => call(`/desk/requests/${real}`, { headers: bearer(token) });
  assert.equal((await readReal(backend.apiKey())).status, 404);
  assert.equal((await readReal(backend.apiKey({ test: false }))).status, 200);
});
