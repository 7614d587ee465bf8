import assert from 'node:assert/strict';
import {
  actions,
  citizenCalls,
  eventTypes,
  isLegal,
  statuses,
  statusSchema,
  type Action,
  type ActionType,
  type CitizenCall,
  type Status,
} from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import { caseInStatus } from '../../support/case-in-status.ts';
import { deskKey, openCase, type Case } from '../../support/desk.ts';
import { assertProblem } from '../../support/problem.ts';
import { startServer } from '../../support/server.ts';

/** One well-formed action of each type; `received` is the id of the first event, `other` another request. */
const samples = (received: string, other: string): Readonly<Record<ActionType, Action>> => ({
  review: { type: 'review' },
  forward: { type: 'forward', unit: 'parks' },
  start: { type: 'start' },
  ask: { type: 'ask', text: 'Where?' },
  answer: { type: 'answer', text: 'At the corner.', channel: 'phone' },
  resolve: { type: 'resolve', text: 'Done.' },
  decline: { type: 'decline', reason: 'unclear', text: 'What?' },
  transfer: { type: 'transfer', institution: { name: 'Waterworks' }, text: 'Theirs.' },
  merge: { type: 'merge', into: other },
  reopen: { type: 'reopen', text: 'Not done after all.' },
  comment: { type: 'comment', text: 'On the way.', public: true },
  amend: { type: 'amend', location: { street: 'Main Street' } },
  redact: { type: 'redact', eventId: received },
  renewCode: { type: 'renewCode' },
  classify: { type: 'classify', kind: 'idea' },
  extend: { type: 'extend', days: 2, reason: 'The parts are late.' },
});

const citizenSamples: Readonly<Record<CitizenCall, (request: Case) => Promise<Response>>> = {
  reply: request => request.citizen('replies', { text: 'On the left.' }),
  rate: request => request.citizen('rating', { score: 2 }),
  reopen: request => request.citizen('reopening', { text: 'It is still there.' }),
  withdraw: request => request.citizen('withdrawal', {}),
  changeReplyChannel: request => request.citizen('reply-channel', { channel: 'phone' }),
};

const statusAfter = (status: Status, event: keyof typeof eventTypes): Status => {
  const next = eventTypes[event];
  if (next === 'unchanged') return status;
  // The requests here were being worked on before their citizens were asked.
  if (next === 'previous') return status === 'awaiting_citizen' ? 'in_progress' : status;
  return next;
};

for (const status of statusSchema.options) {
  test(`with a request that is ${status} the desk can do what the table says, and nothing else`, async t => {
    const server = await startServer(t);
    const key = await deskKey(server);
    const other = (await openCase(server, key)).receipt.reference;
    for (const [type, { from, event }] of Object.entries(actions)) {
      const request = await caseInStatus(server, key, status, other);
      const before = await request.get();
      assert.equal(before.status, status);
      const action = Object.values(samples(before.timeline[0]?.id ?? '', other)).find(
        sample => sample.type === type,
      );
      assert.ok(action !== undefined, `no sample of ${type}`);
      const response = await request.act(action, before.version);
      if (isLegal(from, status)) {
        assert.equal(response.status, 200, `${type} from ${status}: ${await response.clone().text()}`);
        const after = await request.get();
        assert.equal(after.status, statusAfter(status, event), `${type} from ${status}`);
        assert.deepEqual(
          after.timeline.map(happened => happened.type),
          [...before.timeline.map(happened => happened.type), event],
        );
        assert.equal(after.version, before.version + 1);
      } else {
        const { detail } = await assertProblem(response, 'illegal_transition');
        assert.match(detail, new RegExp(`\\b${status}\\b.*“${type}”`));
        assert.deepEqual(await request.get(), before);
      }
    }
  });

  test(`with a request that is ${status} its citizen can do what the table and “can” say, and nothing else`, async t => {
    const server = await startServer(t);
    const key = await deskKey(server);
    const other = (await openCase(server, key)).receipt.reference;
    for (const [call, { from, event }] of Object.entries(citizenCalls)) {
      const request = await caseInStatus(server, key, status, other);
      const before = await request.get();
      const { can } = await request.track();
      const send = Object.entries(citizenSamples).find(([name]) => name === call)?.[1];
      assert.ok(send !== undefined, `no sample of ${call}`);
      const response = await send(request);
      const legal = isLegal(from, status);
      assert.equal(Object.entries(can).find(([name]) => name === call)?.[1], legal, `can.${call}`);
      if (legal) {
        assert.ok(response.ok, `${call} from ${status}: ${await response.clone().text()}`);
        assert.equal((await request.track()).status, statusAfter(status, event));
      } else {
        const { detail } = await assertProblem(response, 'illegal_transition');
        assert.match(detail, new RegExp(`\\b${status}\\b.*“${call}”`));
        assert.deepEqual(await request.get(), before);
      }
    }
  });
}

test('every status was tried', () => {
  assert.deepEqual([...statusSchema.options].sort(), Object.keys(statuses).sort());
});
