import * as z from 'zod/mini';

/** Every error code of the contract and its HTTP status. */
export const problemCodes = {
  malformed: 400,
  idempotency_key_required: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  in_flight: 409,
  illegal_transition: 409,
  duplicate_external_id: 409,
  still_open: 409,
  erased: 410,
  stale: 412,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  unknown_member: 422,
  unknown_attachment: 422,
  idempotency_mismatch: 422,
  challenge_failed: 422,
  precondition_required: 428,
  rate_limited: 429,
  challenge_required: 429,
  internal: 500,
  unavailable: 503,
  storage_full: 507,
} as const;

/** One of `problemCodes`. */
export type ProblemCode = keyof typeof problemCodes;

/** Every code that a field can be refused with. */
export const fieldCodes = [
  'required',
  'contact_required',
  'mobile_required',
  'unknown_member',
  'unknown_value',
  'not_allowed',
  'invalid_type',
  'invalid_format',
  'invalid_checksum',
  'in_future',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'too_few',
  'too_many',
  'invalid',
] as const;

/** One of `fieldCodes`. */
export type FieldCode = (typeof fieldCodes)[number];

/** One refused member: a JSON Pointer into the body, or the name of a query parameter or header. */
export const fieldErrorSchema = z.object({
  pointer: z.optional(z.string()),
  parameter: z.optional(z.string()),
  code: z.string(),
  params: z.optional(z.record(z.string(), z.unknown())),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** The body of every error: RFC 9457 `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.optional(z.array(fieldErrorSchema)),
  retryAfter: z.optional(z.number()),
});
export type Problem = z.infer<typeof problemSchema>;
