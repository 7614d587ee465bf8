import { deskSummaryPageSchema, scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { actAtDesk, eraseAtDesk, readAtDesk } from '../../support/desk-calls.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';
import { storedFiles, upload } from '../../support/uploads.ts';

const canary = 'canary-5d1e';
const resolve = { type: 'resolve', text: `Done, ${canary}.` } as const;

const submission = {
  ...tip,
  kind: 'idea',
  description: `There is a hole, ${canary}.`,
  location: { neighbourhood: 'old-mill', street: canary, lat: 40.123456, lng: -74.123456 },
  applicant: { givenName: canary, phone: '+905302539191', email: `${canary}@example.org` },
  reply: { channel: 'email', locale: 'en' },
  externalId: canary,
  operator: canary,
} as const;

/** A server with a request that is closed and has something of a person wherever there is place for it. */
const withClosedRequest = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await server.key(scopes, { client: 'desk' });
  const photo = await upload(server, undefined, bearer(key));
  const headers = { ...bearer(key), 'Idempotency-Key': 'a'.repeat(20) };
  const body = { ...submission, attachments: [photo.id] };
  const submit = () => server.post('/requests', body, headers);
  const receipt = z.parse(
    z.object({ reference: z.string(), trackingCode: z.string() }),
    await (await submit()).json(),
  );
  const { reference } = receipt;
  const comment = { type: 'comment', text: canary, public: false } as const;
  await actAtDesk(server, key, reference, { type: 'forward', unit: 'works', note: canary }, comment, resolve);
  const track = () => server.call(`/requests/${reference}`, { headers: bearer(receipt.trackingCode) });
  const list = async (query: string) =>
    z.parse(
      deskSummaryPageSchema,
      await (await server.call(`/desk/requests?q=${query}`, { headers: bearer(key) })).json(),
    ).items;
  return { ...server, server, key, photo, body, headers, submit, receipt, reference, track, list };
};

const filesWith = async (folder: string, text: string) =>
  (await storedFiles(folder)).filter(({ content }) => content.includes(text)).map(({ path }) => path);

test('an open request is not erased', async t => {
  const server = await startServer(t);
  const key = await server.key(scopes);
  const { reference } = await server.submit(key);
  await assertProblem(await eraseAtDesk(server, key, reference), 'still_open');
  assert.equal((await readAtDesk(server, key, reference)).description, tip.description);
  assert.deepEqual(await server.endpoint.erasures.entries(), []);
});

test('once erased, no file of the data folder holds anything of the person', async t => {
  const { server, key, reference, folder, photo } = await withClosedRequest(t);
  assert.notDeepEqual(await filesWith(folder, canary), []);
  assert.notDeepEqual(await filesWith(folder, '40.123456'), []);
  assert.ok((await storedFiles(folder)).some(({ path }) => path.endsWith(photo.id)));
  assert.equal((await eraseAtDesk(server, key, reference)).status, 204);
  for (const trace of [canary, '5302539191', '40.123456', photo.name])
    assert.deepEqual(await filesWith(folder, trace), [], trace);
  assert.ok(!(await storedFiles(folder)).some(({ path }) => path.includes(photo.id)));
});

test('erasing once more answers the same and logs nothing more', async t => {
  const { server, key, reference } = await withClosedRequest(t);
  await eraseAtDesk(server, key, reference);
  assert.equal((await eraseAtDesk(server, key, reference)).status, 204);
  assert.equal((await server.endpoint.erasures.entries()).length, 1);
});

test('of many who erase at once, all succeed and one is logged', async t => {
  const { server, key, reference } = await withClosedRequest(t);
  const answers = await Promise.all(Array.from({ length: 8 }, () => eraseAtDesk(server, key, reference)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
  assert.equal((await server.endpoint.erasures.entries()).length, 1);
});

test('an erased request is unknown to its citizen, in the same words as any other', async t => {
  const { server, key, reference, track, receipt, call } = await withClosedRequest(t);
  assert.equal((await track()).status, 200);
  await eraseAtDesk(server, key, reference);
  const erased = await assertProblem(await track(), 'not_found');
  const unknown = await assertProblem(
    await call('/requests/2026-4819073-2', { headers: bearer(receipt.trackingCode) }),
    'not_found',
  );
  assert.equal(erased.detail, unknown.detail);
});

test('the desk sees what is left of it', async t => {
  const { server, key, reference } = await withClosedRequest(t);
  await eraseAtDesk(server, key, reference);
  const tombstone = await readAtDesk(server, key, reference);
  assert.equal(tombstone.erasedOn, '2026-11-23');
  assert.equal(tombstone.status, 'resolved');
  assert.equal(tombstone.unit?.code, 'works');
  assert.equal(tombstone.description, '');
  assert.deepEqual(tombstone.location, { neighbourhood: 'old-mill' });
  assert.deepEqual(tombstone.can, {
    reply: false,
    rate: false,
    reopen: false,
    withdraw: false,
    changeReplyChannel: false,
  });
  assert.equal(tombstone.timeline.at(-1)?.type, 'erased');
});

test('nothing can be done with it any more', async t => {
  const { server, key, reference, post } = await withClosedRequest(t);
  await eraseAtDesk(server, key, reference);
  const { version } = await readAtDesk(server, key, reference);
  const headers = { ...bearer(key), 'If-Match': `"${version}"` };
  for (const action of [
    { type: 'reopen', text: 'x' },
    { type: 'comment', text: 'x', public: false },
    { type: 'amend', applicant: { givenName: 'x' } },
    { type: 'renewCode' },
  ])
    await assertProblem(await post(`/desk/requests/${reference}/actions`, action, headers), 'erased');
});

test('what a clerk read before it was erased is stale', async t => {
  const { server, key, reference, post } = await withClosedRequest(t);
  const { version } = await readAtDesk(server, key, reference);
  await eraseAtDesk(server, key, reference);
  const headers = { ...bearer(key), 'If-Match': `"${version}"` };
  const comment = { type: 'comment', text: 'x', public: false };
  await assertProblem(await post(`/desk/requests/${reference}/actions`, comment, headers), 'stale');
});

test('its submission, sent again, is told that it was erased, with whatever content', async t => {
  const { server, key, reference, submit, body, headers, post } = await withClosedRequest(t);
  await eraseAtDesk(server, key, reference);
  await assertProblem(await submit(), 'erased');
  await assertProblem(await post('/requests', { ...body, description: 'Another.' }, headers), 'erased');
});

test('its receipt is gone', async t => {
  // Challenges expire by the machine's clock.
  const server = await startServer(t, { now: new Date().toISOString() });
  const key = await server.key(scopes);
  const idempotency = { 'Idempotency-Key': crypto.randomUUID() };
  const notices = [{ id: 'general', version: '2' }];
  const body = { ...tip, notices, challenge: await server.solve() };
  const { reference } = z.parse(
    z.object({ reference: z.string() }),
    await (await server.post('/requests', body, idempotency)).json(),
  );
  await actAtDesk(server, key, reference, resolve);
  assert.equal((await server.call('/receipt', { headers: idempotency })).status, 200);
  await eraseAtDesk(server, key, reference);
  await assertProblem(await server.call('/receipt', { headers: idempotency }), 'erased');
});

test('the caller’s own number is free again', async t => {
  const { server, key, reference, body, headers, post } = await withClosedRequest(t);
  await eraseAtDesk(server, key, reference);
  const { attachments: _attachments, ...again } = body;
  const response = await post('/requests', again, { ...headers, 'Idempotency-Key': 'b'.repeat(20) });
  assert.equal(response.status, 201);
  const receipt = z.parse(z.object({ reference: z.string() }), await response.json());
  assert.notEqual(receipt.reference, reference);
});

test('no search finds it but for its reference', async t => {
  const { server, key, reference, list } = await withClosedRequest(t);
  for (const q of [canary, '05302539191', 'hole']) assert.equal((await list(q)).length, 1, q);
  await eraseAtDesk(server, key, reference);
  for (const q of [canary, '05302539191', 'hole']) assert.equal((await list(q)).length, 0, q);
  assert.equal((await list(reference)).length, 1);
});

test('its files are gone for the desk', async t => {
  const { server, key, reference, photo, call } = await withClosedRequest(t);
  const read = () => call(`/desk/requests/${reference}/attachments/${photo.id}`, { headers: bearer(key) });
  assert.equal((await read()).status, 200);
  await eraseAtDesk(server, key, reference);
  await assertProblem(await read(), 'not_found');
});

test('another unit’s request can’t be erased', async t => {
  const { server, reference } = await withClosedRequest(t);
  const parks = await server.key(scopes, { unit: 'parks' });
  await assertProblem(await eraseAtDesk(server, parks, reference), 'not_found');
});
