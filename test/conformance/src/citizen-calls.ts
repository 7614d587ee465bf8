import {
  trackedRequestSchema,
  type CitizenCall,
  type Receipt,
  type TrackedRequest,
} from '@melikgazi/mimer-sdk/contract';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
import { read } from './expect.ts';
import { prepare } from './outcome.ts';

/** Where each call of a citizen goes, what it answers when it succeeds, and a body that is right. */
const callsOfCitizens = {
  reply: { method: 'POST', path: 'replies', status: 201, body: { text: 'Conformance test: a reply.' } },
  rate: { method: 'POST', path: 'rating', status: 200, body: { score: 4, text: 'Conformance test.' } },
  reopen: { method: 'POST', path: 'reopening', status: 200, body: { text: 'Conformance test: again.' } },
  withdraw: { method: 'POST', path: 'withdrawal', status: 200, body: {} },
  changeReplyChannel: { method: 'PUT', path: 'reply-channel', status: 200, body: { channel: 'none' } },
} as const satisfies Record<CitizenCall, object>;

/** The status that a call of a citizen answers when it succeeds. */
export const statusOfSuccess = (call: CitizenCall): number => callsOfCitizens[call].status;

/** Makes a call as the citizen, with an Idempotency-Key of its own unless one is given, and a right body likewise. */
export const askAsCitizen = (
  context: Context,
  { reference, trackingCode }: Pick<Receipt, 'reference' | 'trackingCode'>,
  call: CitizenCall,
  {
    body = callsOfCitizens[call].body,
    idempotencyKey = crypto.randomUUID(),
  }: { readonly body?: object; readonly idempotencyKey?: string } = {},
): Promise<Answer> => {
  const { method, path } = callsOfCitizens[call];
  return context.send({
    method,
    path: `/requests/${reference}/${path}`,
    bearer: trackingCode,
    ...(call !== 'changeReplyChannel' && { headers: { 'Idempotency-Key': idempotencyKey } }),
    json: body,
  });
};

/** Makes a call that other rules are about. */
export const doneAsCitizen = (
  context: Context,
  receipt: Receipt,
  call: CitizenCall,
  body?: object,
): Promise<TrackedRequest> =>
  prepare(`the citizen’s call ${call}`, async () =>
    read(
      await askAsCitizen(context, receipt, call, body === undefined ? {} : { body }),
      statusOfSuccess(call),
      trackedRequestSchema,
    ),
  );
