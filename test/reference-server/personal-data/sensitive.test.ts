import { deskSummaryPageSchema, scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { actAtDesk, readAtDesk } from '../../support/desk-calls.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

const canary = 'canary-c41e';

const care = {
  kind: 'idea',
  service: 'STR-3',
  description: `My mother can't walk, ${canary}.`,
  location: { street: canary },
  applicant: { givenName: canary, email: `${canary}@example.org` },
  reply: { channel: 'email', locale: 'en' },
  externalId: 'CALL-1',
} as const;

/** A request to a sensitive service, seen by a key that may see all and by one that may not. */
const withCare = async (t: TestContext) => {
  const server = await startServer(t);
  const all = await server.key(scopes);
  const plain = await server.key(scopes.filter(scope => scope !== 'desk:sensitive'));
  const photo = await upload(server, undefined, bearer(all));
  const { reference } = await server.submit(all, { ...care, attachments: [photo.id] });
  await actAtDesk(
    server,
    all,
    reference,
    { type: 'forward', unit: 'works', note: canary },
    { type: 'ask', text: canary },
  );
  const list = async (key: string, q: string) =>
    z.parse(
      deskSummaryPageSchema,
      await (await server.call(`/desk/requests?q=${q}`, { headers: bearer(key) })).json(),
    ).items.length;
  return { server, all, plain, photo, reference, list };
};

test('of a sensitive service, what was written and given is shown only with desk:sensitive', async t => {
  const { server, all, plain, reference } = await withCare(t);
  const shown = await readAtDesk(server, all, reference);
  assert.equal(shown.description, care.description);
  assert.equal(shown.applicant?.givenName, canary);
  assert.equal(shown.attachments.length, 1);
  const hidden = await readAtDesk(server, plain, reference);
  assert.ok(!JSON.stringify(hidden).includes(canary), JSON.stringify(hidden, null, 2));
  assert.deepEqual(
    [hidden.description, hidden.attributes, hidden.attachments, hidden.location, hidden.applicant],
    ['', {}, [], undefined, undefined],
  );
});

test('what is to be done is shown all the same', async t => {
  const { server, plain, reference } = await withCare(t);
  const { status, unit, service, externalId, timeline } = await readAtDesk(server, plain, reference);
  assert.deepEqual(
    [status, unit?.code, service.code, externalId],
    ['awaiting_citizen', 'works', 'STR-3', 'CALL-1'],
  );
  assert.deepEqual(
    timeline.map(({ type }) => type),
    ['received', 'forwarded', 'asked'],
  );
});

test('what an action answers is hidden likewise', async t => {
  const { server, plain, reference } = await withCare(t);
  const { version } = await readAtDesk(server, plain, reference);
  const headers = { ...bearer(plain), 'If-Match': `"${version}"` };
  const response = await server.post(`/desk/requests/${reference}/actions`, { type: 'start' }, headers);
  assert.equal(response.status, 200);
  assert.ok(!(await response.text()).includes(canary));
});

test('its words and people are searched only with desk:sensitive', async t => {
  const { all, plain, reference, list } = await withCare(t);
  for (const q of [canary, 'mother', `${canary}@example.org`]) {
    assert.equal(await list(all, q), 1, q);
    assert.equal(await list(plain, q), 0, q);
  }
  assert.equal(await list(plain, reference), 1);
});

test('its files are read only with desk:sensitive', async t => {
  const { server, all, plain, photo, reference } = await withCare(t);
  const read = (key: string) =>
    server.call(`/desk/requests/${reference}/attachments/${photo.id}`, { headers: bearer(key) });
  assert.equal((await read(all)).status, 200);
  await assertProblem(await read(plain), 'not_found');
});

test('who asked to stay hidden is hidden, and not what they wrote', async t => {
  const { server, plain } = await withCare(t);
  const { reference } = await server.submit(plain, {
    kind: 'idea',
    description: 'A hole.',
    location: { street: 'Main' },
    applicant: { givenName: canary, email: `${canary}@example.org`, hideIdentity: true },
  });
  const hidden = await readAtDesk(server, plain, reference);
  assert.ok(!JSON.stringify(hidden).includes(canary));
  assert.deepEqual([hidden.description, hidden.location?.street], ['A hole.', 'Main']);
});
