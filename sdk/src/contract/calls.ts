import type * as z from 'zod/mini';
import { challengeSchema } from './challenge.ts';
import {
  newRatingSchema,
  newReopeningSchema,
  newReplyChannelSchema,
  newReplySchema,
  newWithdrawalSchema,
} from './citizen-calls.ts';
import {
  actionSchema,
  deskQuerySchema,
  deskRequestSchema,
  deskSummaryPageSchema,
  unitListSchema,
} from './desk.ts';
import { attachmentSchema } from './event.ts';
import { jurisdictionSchema } from './jurisdiction.ts';
import { newRequestSchema } from './new-request.ts';
import {
  notificationOutcomeSchema,
  notificationPageSchema,
  notificationQuerySchema,
  notificationSchema,
} from './notification.ts';
import type { ProblemCode } from './problem.ts';
import { receiptSchema } from './receipt.ts';
import type { Scope } from './scope.ts';
import { serviceListSchema } from './service.ts';
import { statisticsQuerySchema, statisticsSchema } from './statistics.ts';
import { trackedRequestSchema } from './tracked-request.ts';
import { webhookDeliveryPageSchema, webhookDeliveryQuerySchema, webhookDeliverySchema } from './webhook.ts';

/**
 * `none`: anyone. `code`: a tracking code. `key`: an API key with the scope. `optional-key`: anyone, or such a key.
 * `any`: anyone, such a key, or the tracking code of the request named in `Mimer-Reference`.
 */
export type Credential = 'none' | 'code' | 'key' | 'optional-key' | 'any';

/** A call of the contract: what it takes, who may make it and what it answers. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly credential: Credential;
  readonly scope?: Scope;
  readonly headers?: readonly {
    readonly name: 'Idempotency-Key' | 'If-Match' | 'Last-Event-ID' | 'Mimer-Challenge' | 'Mimer-Reference';
    readonly required: boolean;
  }[];
  readonly query?: z.core.$ZodType;
  readonly body?: z.core.$ZodType;
  /** Whether the body is one file, `multipart/form-data`, in place of JSON. */
  readonly multipart?: true;
  /** Without a schema the answer is bytes (200) or nothing (204). */
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly schema?: z.core.$ZodType;
    /** Whether it is `text/event-stream`, of which the data of each event is as `schema` says. */
    readonly events?: true;
  };
  readonly problems: readonly ProblemCode[];
}

const once = [{ name: 'Idempotency-Key', required: true }] as const;
const refusals = ['malformed', 'too_large', 'unsupported_media_type', 'invalid', 'unknown_member'] as const;
const mismatches = ['idempotency_key_required', 'idempotency_mismatch'] as const;

/** Every call, by name; paths are relative to the endpoint. */
export const calls = {
  getJurisdiction: {
    method: 'GET',
    path: '/',
    summary: 'The municipality: kinds of request, channels, neighbourhoods, notices, capabilities.',
    credential: 'none',
    answer: { status: 200, schema: jurisdictionSchema },
    problems: [],
  },
  listServices: {
    method: 'GET',
    path: '/services',
    summary: 'What can be asked for, with each service’s own questions.',
    credential: 'none',
    answer: { status: 200, schema: serviceListSchema },
    problems: [],
  },
  getChallenge: {
    method: 'GET',
    path: '/challenge',
    summary: 'A proof-of-work challenge (ALTCHA v2) for a submission without a key.',
    credential: 'none',
    answer: { status: 200, schema: challengeSchema },
    problems: [],
  },
  uploadAttachment: {
    method: 'POST',
    path: '/attachments',
    summary: 'Uploads one file; its id is the right to claim it in a submission, a reply or an answer.',
    credential: 'any',
    scope: 'requests:write',
    headers: [
      { name: 'Mimer-Challenge', required: false },
      { name: 'Mimer-Reference', required: false },
    ],
    multipart: true,
    answer: { status: 201, schema: attachmentSchema },
    problems: [
      'malformed',
      'not_found',
      'too_large',
      'unsupported_media_type',
      'invalid',
      'challenge_failed',
      'storage_full',
    ],
  },
  findReceipt: {
    method: 'GET',
    path: '/receipt',
    summary: 'The receipt of a submission whose answer was lost, by its Idempotency-Key.',
    credential: 'none',
    headers: once,
    answer: { status: 200, schema: receiptSchema },
    problems: ['idempotency_key_required', 'not_found', 'erased'],
  },
  createRequest: {
    method: 'POST',
    path: '/requests',
    summary: 'Submits a request and answers with its receipt.',
    credential: 'optional-key',
    scope: 'requests:write',
    headers: [{ name: 'Idempotency-Key', required: true }],
    body: newRequestSchema,
    answer: { status: 201, schema: receiptSchema },
    problems: [
      'malformed',
      'idempotency_key_required',
      'in_flight',
      'duplicate_external_id',
      'too_large',
      'unsupported_media_type',
      'invalid',
      'unknown_member',
      'unknown_attachment',
      'idempotency_mismatch',
      'erased',
      'challenge_failed',
      'storage_full',
    ],
  },
  trackRequest: {
    method: 'GET',
    path: '/requests/{reference}',
    summary: 'A request as its citizen sees it.',
    credential: 'code',
    answer: { status: 200, schema: trackedRequestSchema },
    problems: ['not_found'],
  },
  watchRequest: {
    method: 'GET',
    path: '/requests/{reference}/live',
    summary: 'A request as its citizen sees it, now and after each change.',
    credential: 'code',
    headers: [{ name: 'Last-Event-ID', required: false }],
    answer: { status: 200, schema: trackedRequestSchema, events: true },
    problems: ['not_found'],
  },
  getAttachment: {
    method: 'GET',
    path: '/requests/{reference}/attachments/{id}',
    summary: 'A file of a request, for its citizen.',
    credential: 'code',
    answer: { status: 200 },
    problems: ['not_found'],
  },
  replyToRequest: {
    method: 'POST',
    path: '/requests/{reference}/replies',
    summary: 'Adds the citizen’s words to an open request.',
    credential: 'code',
    headers: once,
    body: newReplySchema,
    answer: { status: 201, schema: trackedRequestSchema },
    problems: [...refusals, ...mismatches, 'not_found', 'illegal_transition', 'unknown_attachment'],
  },
  rateRequest: {
    method: 'POST',
    path: '/requests/{reference}/rating',
    summary: 'Rates the answer, once for each closing.',
    credential: 'code',
    headers: once,
    body: newRatingSchema,
    answer: { status: 200, schema: trackedRequestSchema },
    problems: [...refusals, ...mismatches, 'not_found', 'illegal_transition'],
  },
  reopenRequest: {
    method: 'POST',
    path: '/requests/{reference}/reopening',
    summary: 'Reopens a request whose answer does not satisfy, within the municipality’s days.',
    credential: 'code',
    headers: once,
    body: newReopeningSchema,
    answer: { status: 200, schema: trackedRequestSchema },
    problems: [...refusals, ...mismatches, 'not_found', 'illegal_transition'],
  },
  withdrawRequest: {
    method: 'POST',
    path: '/requests/{reference}/withdrawal',
    summary: 'Withdraws an open request.',
    credential: 'code',
    headers: once,
    body: newWithdrawalSchema,
    answer: { status: 200, schema: trackedRequestSchema },
    problems: [...refusals, ...mismatches, 'not_found', 'illegal_transition'],
  },
  changeReplyChannel: {
    method: 'PUT',
    path: '/requests/{reference}/reply-channel',
    summary: 'Changes how the citizen is told, within the contact that was given.',
    credential: 'code',
    body: newReplyChannelSchema,
    answer: { status: 200, schema: trackedRequestSchema },
    problems: [...refusals, 'not_found', 'illegal_transition'],
  },
  getStatistics: {
    method: 'GET',
    path: '/statistics',
    summary: 'Public counts; small ones are left out.',
    credential: 'none',
    query: statisticsQuerySchema,
    answer: { status: 200, schema: statisticsSchema },
    problems: ['invalid'],
  },
  listDeskRequests: {
    method: 'GET',
    path: '/desk/requests',
    summary: 'The desk’s list, filtered and sorted, a page at a time.',
    credential: 'key',
    scope: 'desk:read',
    query: deskQuerySchema,
    answer: { status: 200, schema: deskSummaryPageSchema },
    problems: ['invalid'],
  },
  getDeskRequest: {
    method: 'GET',
    path: '/desk/requests/{reference}',
    summary: 'A request as the desk sees it.',
    credential: 'key',
    scope: 'desk:read',
    answer: { status: 200, schema: deskRequestSchema },
    problems: ['not_found'],
  },
  actOnRequest: {
    method: 'POST',
    path: '/desk/requests/{reference}/actions',
    summary: 'Does one of the desk’s actions on a request.',
    credential: 'key',
    scope: 'desk:write',
    headers: [
      { name: 'If-Match', required: true },
      { name: 'Idempotency-Key', required: false },
    ],
    body: actionSchema,
    answer: { status: 200, schema: deskRequestSchema },
    problems: [
      ...refusals,
      'not_found',
      'illegal_transition',
      'erased',
      'stale',
      'precondition_required',
      'unknown_attachment',
      ...mismatches,
      'erased',
    ],
  },
  getDeskAttachment: {
    method: 'GET',
    path: '/desk/requests/{reference}/attachments/{id}',
    summary: 'A file of a request, for the desk.',
    credential: 'key',
    scope: 'desk:read',
    answer: { status: 200 },
    problems: ['not_found'],
  },
  exportPersonalData: {
    method: 'GET',
    path: '/desk/requests/{reference}/personal-data',
    summary: 'All that is stored about the applicant of a request, to hand to them.',
    credential: 'key',
    scope: 'desk:sensitive',
    answer: { status: 200, schema: deskRequestSchema },
    problems: ['not_found'],
  },
  erasePersonalData: {
    method: 'DELETE',
    path: '/desk/requests/{reference}/personal-data',
    summary: 'Erases who asked and what they wrote from a closed request; what statistics need stays.',
    credential: 'key',
    scope: 'desk:erase',
    answer: { status: 204 },
    problems: ['not_found', 'still_open'],
  },
  getDeskStatistics: {
    method: 'GET',
    path: '/desk/statistics',
    summary: 'Counts and durations, none left out.',
    credential: 'key',
    scope: 'desk:read',
    query: statisticsQuerySchema,
    answer: { status: 200, schema: statisticsSchema },
    problems: ['invalid'],
  },
  listNotifications: {
    method: 'GET',
    path: '/desk/notifications',
    summary: 'Messages to citizens: those that wait, those that failed, and the tasks of people.',
    credential: 'key',
    scope: 'desk:read',
    query: notificationQuerySchema,
    answer: { status: 200, schema: notificationPageSchema },
    problems: ['invalid'],
  },
  settleNotification: {
    method: 'POST',
    path: '/desk/notifications/{id}/outcome',
    summary: 'Says what became of a task, or has a message tried again.',
    credential: 'key',
    scope: 'desk:write',
    body: notificationOutcomeSchema,
    answer: { status: 200, schema: notificationSchema },
    problems: [...refusals, 'not_found', 'illegal_transition'],
  },
  listWebhookDeliveries: {
    method: 'GET',
    path: '/desk/webhook-deliveries',
    summary: 'Messages to webhooks and how their delivery stands.',
    credential: 'key',
    scope: 'desk:read',
    query: webhookDeliveryQuerySchema,
    answer: { status: 200, schema: webhookDeliveryPageSchema },
    problems: ['invalid'],
  },
  replayWebhookDelivery: {
    method: 'POST',
    path: '/desk/webhook-deliveries/{id}/replay',
    summary: 'Sends a message to a webhook again, with the id it had.',
    credential: 'key',
    scope: 'desk:write',
    answer: { status: 200, schema: webhookDeliverySchema },
    problems: ['not_found'],
  },
  listUnits: {
    method: 'GET',
    path: '/desk/units',
    summary: 'The units that requests are forwarded to.',
    credential: 'key',
    scope: 'desk:read',
    answer: { status: 200, schema: unitListSchema },
    problems: [],
  },
} as const satisfies Record<string, Call>;

/** The name of one of `calls`. */
export type CallName = keyof typeof calls;
