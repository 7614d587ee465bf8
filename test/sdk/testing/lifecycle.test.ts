import assert from 'node:assert/strict';
import {
  actions,
  citizenCalls,
  isLegal,
  problemSchema,
  statuses,
  type Action,
  type ActionType,
  type CitizenCall,
  type Status,
} from '@melikgazi/mimer-sdk/contract';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { bearer, everyAction, seeded, startBackend } from './support.ts';

const isStatus = (name: string): name is Status => name in statuses;
const isAction = (name: string): name is ActionType => name in actions;
const isCitizenCall = (name: string): name is CitizenCall => name in citizenCalls;
const everyStatus = Object.keys(statuses).filter(isStatus);

const codeOf = async (response: Response): Promise<string> =>
  response.ok ? 'done' : z.parse(problemSchema, await response.json()).code;

for (const type of Object.keys(actions).filter(isAction))
  test(`“${type}” is done from the statuses that the lifecycle names and from no other`, async () => {
    for (const status of everyStatus) {
      const { backend, desk, post } = startBackend();
      const key = backend.apiKey();
      const { reference } = seeded(backend, status);
      const { version, timeline } = await desk.desk.requests.get(reference);
      const action = fitted(everyAction[type], {
        into: seeded(backend, status === 'received' ? 'in_review' : 'received').reference,
        eventId: timeline[0]?.id ?? '',
      });
      const headers = { ...bearer(key), 'If-Match': `"${version}"` };
      const answer = await codeOf(await post(`/desk/requests/${reference}/actions`, action, headers));
      const wanted = isLegal(actions[type].from, status) ? 'done' : 'illegal_transition';
      assert.equal(answer, wanted, `${type} of ${status}`);
    }
  });

const fitted = (action: Action, { into, eventId }: { into: string; eventId: string }): Action => {
  if (action.type === 'merge') return { ...action, into };
  return action.type === 'redact' ? { ...action, eventId } : action;
};

const bodies = {
  reply: ['POST', 'replies', { text: 'x' }],
  rate: ['POST', 'rating', { score: 3 }],
  reopen: ['POST', 'reopening', { text: 'x' }],
  withdraw: ['POST', 'withdrawal', {}],
  changeReplyChannel: ['PUT', 'reply-channel', { channel: 'email' }],
} as const satisfies Record<CitizenCall, readonly [string, string, object]>;

for (const call of Object.keys(citizenCalls).filter(isCitizenCall))
  test(`the citizen’s “${call}” is done where “can” says so, and where the lifecycle allows it`, async () => {
    for (const status of everyStatus) {
      const { backend, citizen, call: fetch } = startBackend();
      const { reference, trackingCode } = seeded(backend, status);
      const { can, timeline } = await citizen.requests.track(reference, trackingCode);
      const [method, path, body] = bodies[call];
      const answer = await codeOf(
        await fetch(`/requests/${reference}/${path}`, {
          method,
          headers: {
            ...bearer(trackingCode),
            'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID(),
          },
          body: JSON.stringify(body),
        }),
      );
      // The seeded one that is resolved was rated before.
      const isRated = call === 'rate' && timeline.some(({ type }) => type === 'rated');
      const isAllowed = isLegal(citizenCalls[call].from, status) && !isRated;
      assert.equal(answer, isAllowed ? 'done' : 'illegal_transition', `${call} of ${status}`);
      assert.equal(can[call], isAllowed, `can.${call} of ${status}`);
    }
  });
