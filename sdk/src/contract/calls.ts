import type * as z from 'zod/mini';
import { challengeSchema } from './challenge.ts';
import {
  actionSchema,
  deskQuerySchema,
  deskRequestSchema,
  deskSummaryPageSchema,
  unitListSchema,
} from './desk.ts';
import { jurisdictionSchema } from './jurisdiction.ts';
import { newRequestSchema } from './new-request.ts';
import type { ProblemCode } from './problem.ts';
import { receiptSchema } from './receipt.ts';
import type { Scope } from './scope.ts';
import { serviceListSchema } from './service.ts';
import { trackedRequestSchema } from './tracked-request.ts';

/** `none`: anyone. `code`: a tracking code. `key`: an API key with the scope. `optional-key`: anyone, or such a key. */
export type Credential = 'none' | 'code' | 'key' | 'optional-key';

/** A call of the contract: what it takes, who may make it and what it answers. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly credential: Credential;
  readonly scope?: Scope;
  readonly headers?: readonly { name: 'Idempotency-Key' | 'If-Match'; required: boolean }[];
  readonly query?: z.core.$ZodType;
  readonly body?: z.core.$ZodType;
  readonly answer: { readonly status: 200 | 201; readonly schema: z.core.$ZodType };
  readonly problems: readonly ProblemCode[];
}

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
    summary: 'Forwards, starts, comments on, resolves or declines a request.',
    credential: 'key',
    scope: 'desk:write',
    headers: [
      { name: 'If-Match', required: true },
      { name: 'Idempotency-Key', required: false },
    ],
    body: actionSchema,
    answer: { status: 200, schema: deskRequestSchema },
    problems: ['malformed', 'not_found', 'illegal_transition', 'stale', 'invalid', 'precondition_required'],
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

export type CallName = keyof typeof calls;
