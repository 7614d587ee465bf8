import assert from 'node:assert/strict';
import type { Action } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import { complaint, deskKey, openCase, readDesk } from '../../support/desk.ts';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

type Amendment = Omit<Extract<Action, { type: 'amend' }>, 'type'>;

const start = async (t: TestContext, body: Parameters<typeof openCase>[2] = complaint) => {
  const server = await startServer(t);
  return { server, request: await openCase(server, await deskKey(server), body) };
};

test('what is given adds to what was given before', async t => {
  const { request } = await start(t, { ...complaint, location: { street: 'Main Street' } });
  const amended = await request.does({
    type: 'amend',
    applicant: { familyName: 'Demir' },
    location: { buildingNumber: '7', neighbourhood: 'old mill' },
  });
  assert.deepEqual(amended.applicant, {
    givenName: 'Ayşe',
    familyName: 'Demir',
    phone: '+905302539191',
  });
  assert.equal(amended.location?.street, 'Main Street');
  assert.equal(amended.location.buildingNumber, '7');
  assert.equal(amended.location.neighbourhood, 'old-mill');
});

test('a gap that is filled is missing no more', async t => {
  const { request } = await start(t);
  assert.deepEqual((await request.get()).missing, ['/applicant/familyName', '/applicant/address']);
  const amended = await request.does({ type: 'amend', applicant: { familyName: 'Demir' } });
  assert.deepEqual(amended.missing, ['/applicant/address']);
});

test('the desk reads which members were amended, and the citizen not even that they were', async t => {
  const { request } = await start(t);
  const before = await request.track();
  const { timeline } = await request.does({
    type: 'amend',
    applicant: { familyName: 'Demir' },
    reply: { channel: 'phone', locale: 'en' },
  });
  assert.deepEqual(timeline.at(-1)?.members, ['/applicant/familyName', '/reply']);
  assert.equal(timeline.at(-1)?.public, false);
  const after = await request.track();
  assert.deepEqual([after.timeline, after.updatedAt], [before.timeline, before.updatedAt]);
});

test('a channel that does not reach the contact is refused', async t => {
  const { request } = await start(t);
  const amend = (given: Amendment) => request.act({ type: 'amend', ...given }, 1);
  await assertInvalid(await amend({ reply: { channel: 'email', locale: 'en' } }), {
    '/applicant/email': 'required',
  });
  await assertInvalid(await amend({ applicant: { phone: '+903522521333' } }), {
    '/applicant/phone': 'mobile_required',
  });
  await assertInvalid(await amend({ reply: { channel: 'whatsapp', locale: 'en' } }), {
    '/reply/channel': 'unknown_value',
  });
});

test('a new channel comes together with the contact it needs', async t => {
  const { request } = await start(t);
  const amended = await request.does({
    type: 'amend',
    applicant: { email: 'ayse@example.com' },
    reply: { channel: 'email', locale: 'tr' },
  });
  assert.deepEqual(amended.reply, { channel: 'email', locale: 'tr' });
});

test('a gap that was accepted does not keep the rest from being amended', async t => {
  const { request } = await start(t, { ...complaint, applicant: { givenName: 'Ayşe' } });
  assert.ok((await request.get()).missing.includes('/applicant/phone'));
  const amended = await request.does({ type: 'amend', location: { street: 'Main Street' } });
  assert.ok(amended.missing.includes('/applicant/phone'));
});

test('nonsense is refused as in a submission', async t => {
  const { request } = await start(t);
  const amend = (given: Amendment) => request.act({ type: 'amend', ...given }, 1);
  await assertInvalid(await amend({}), { '/applicant': 'required' });
  await assertInvalid(await amend({ applicant: { nationalId: '12345678901' } }), {
    '/applicant/nationalId': 'invalid_checksum',
  });
  await assertInvalid(await amend({ location: { lat: 38.7 } }), { '/location/lng': 'required' });
});

test('how exact an old point was is not said of a new one', async t => {
  const { request } = await start(t, { ...complaint, location: { lat: 40, lng: -74, accuracy: 5 } });
  const { location } = await request.does({ type: 'amend', location: { lat: 40.1, lng: -74.1 } });
  assert.deepEqual(location, { lat: 40.1, lng: -74.1 });
});

test('who asked to stay hidden is amended by keys with desk:sensitive alone', async t => {
  const { server, request } = await start(t, {
    ...complaint,
    applicant: { ...complaint.applicant, hideIdentity: true },
  });
  const action = { type: 'amend', applicant: { hideIdentity: false } } as const;
  await assertProblem(await request.act(action, 1), 'forbidden');
  assert.equal((await request.does({ type: 'amend', location: { street: 'Main' } })).applicant, undefined);
  const sensitive = await server.key(['desk:read', 'desk:write', 'desk:sensitive']);
  const response = await server.post(`/desk/requests/${request.receipt.reference}/actions`, action, {
    ...bearer(sensitive),
    'If-Match': '"2"',
  });
  assert.equal((await readDesk(response)).applicant?.hideIdentity, false);
});
