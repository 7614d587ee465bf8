import assert from 'node:assert/strict';
import { deskRequestSchema, trackedRequestSchema, type DeskRequest } from '@melikgazi/mimer-sdk/contract';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { assertInvalid, assertProblem } from '../../support/problem.ts';
import { bearer, startServer } from '../../support/server.ts';

const deskFor = async (t: TestContext) => {
  const server = await startServer(t);
  const key = await server.key(['requests:write', 'desk:read', 'desk:write'], { client: 'desk-one' });
  const receipt = await server.submit(key, {
    kind: 'idea',
    applicant: { phone: '+905302539191' },
    reply: { channel: 'sms', locale: 'en' },
  });
  const path = `/desk/requests/${receipt.reference}`;
  const act = (action: object, version: number | undefined) =>
    server.post(`${path}/actions`, action, {
      ...bearer(key),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    });
  const read = async (response: Response): Promise<DeskRequest> =>
    z.parse(deskRequestSchema, await response.json());
  const track = async () => {
    const response = await server.call(`/requests/${receipt.reference}`, {
      headers: bearer(receipt.trackingCode),
    });
    return z.parse(trackedRequestSchema, await response.json());
  };
  return { server, key, receipt, act, read, track, get: () => server.call(path, { headers: bearer(key) }) };
};

test('forward, start, comment and resolve lead from received to resolved', async t => {
  const desk = await deskFor(t);
  const statuses: string[] = [];
  let version = 1;
  for (const action of [
    { type: 'forward', unit: 'works', note: 'Look at it' },
    { type: 'start', expectedOn: '2026-12-01' },
    { type: 'comment', text: 'On the way', public: true },
    { type: 'resolve', text: 'Done.' },
  ]) {
    const request = await desk.read(await desk.act(action, version));
    statuses.push(request.status);
    ({ version } = request);
  }
  assert.deepEqual(statuses, ['forwarded', 'in_progress', 'in_progress', 'resolved']);
  const tracked = await desk.track();
  assert.equal(tracked.status, 'resolved');
  assert.equal(tracked.unit?.name, 'Public works');
  assert.equal(tracked.timeline.at(-1)?.text, 'Done.');
  assert.ok(tracked.closedAt);
});

test('declining wants a reason of the municipality’s', async t => {
  const desk = await deskFor(t);
  await assertInvalid(await desk.act({ type: 'decline', reason: 'mood', text: 'No.' }, 1), {
    '/reason': 'unknown_value',
  });
  const request = await desk.read(await desk.act({ type: 'decline', reason: 'unclear', text: 'What?' }, 1));
  assert.equal(request.status, 'declined');
  assert.deepEqual(request.timeline.at(-1)?.reason, { code: 'unclear', name: 'No clear subject' });
});

test('the citizen sees neither notes nor names', async t => {
  const desk = await deskFor(t);
  await desk.act({ type: 'forward', unit: 'works', note: 'secret-note' }, 1);
  await desk.act({ type: 'comment', text: 'secret-comment', public: false }, 2);
  const text = JSON.stringify(await desk.track());
  assert.ok(!/secret-note|secret-comment|desk-one/.test(text), text);
  const seen = JSON.stringify(await desk.read(await desk.get()));
  assert.ok(/secret-note/.test(seen) && /secret-comment/.test(seen) && /desk-one/.test(seen));
});

test('every public event owes the citizen one message, an internal one none', async t => {
  const desk = await deskFor(t);
  await desk.act({ type: 'comment', text: 'Inside', public: false }, 1);
  const { notifications } = await desk.read(await desk.act({ type: 'resolve', text: 'Done.' }, 2));
  assert.deepEqual(
    notifications.map(({ channel, state, attempts }) => ({ channel, state, attempts })),
    [
      { channel: 'sms', state: 'pending', attempts: 0 },
      { channel: 'sms', state: 'pending', attempts: 0 },
    ],
  );
});

test('an action on a closed request is an illegal transition that names both', async t => {
  const desk = await deskFor(t);
  await desk.act({ type: 'resolve', text: 'Done.' }, 1);
  const problem = await assertProblem(
    await desk.act({ type: 'forward', unit: 'works' }, 2),
    'illegal_transition',
  );
  assert.match(problem.detail, /resolved.*forward/);
});

test('an action wants the version it is based on', async t => {
  const desk = await deskFor(t);
  await assertProblem(await desk.act({ type: 'resolve', text: 'Done.' }, undefined), 'precondition_required');
});

test('an action on an older version is stale and changes nothing', async t => {
  const desk = await deskFor(t);
  await desk.act({ type: 'forward', unit: 'works' }, 1);
  await assertProblem(await desk.act({ type: 'resolve', text: 'Done.' }, 1), 'stale');
  assert.equal((await desk.read(await desk.get())).status, 'forwarded');
});

test('of twenty clerks who act at once one is heard', async t => {
  const desk = await deskFor(t);
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => desk.act({ type: 'forward', unit: 'works' }, 1)),
  );
  assert.deepEqual(
    [
      responses.filter(({ status }) => status === 200).length,
      responses.filter(({ status }) => status === 412).length,
    ],
    [1, 19],
  );
});

test('an unknown action, unit or member is refused with its pointer', async t => {
  const desk = await deskFor(t);
  await assertInvalid(await desk.act({ type: 'dance' }, 1), { '/type': 'unknown_value' });
  await assertInvalid(await desk.act({ type: 'forward', unit: 'moon' }, 1), { '/unit': 'unknown_value' });
  await assertInvalid(await desk.act({ type: 'resolve' }, 1), { '/text': 'required' });
  await assertProblem(await desk.act({ type: 'resolve', text: 'x', loud: true }, 1), 'unknown_member');
});
