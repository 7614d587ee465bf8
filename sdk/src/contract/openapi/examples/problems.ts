import { problemCodes, type FieldError, type Problem, type ProblemCode } from '../../problem.ts';

interface Example {
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number;
}

const examples: Record<ProblemCode, Example> = {
  malformed: { detail: 'The body must be a JSON object.' },
  idempotency_key_required: { detail: 'Idempotency-Key must be 16 to 128 of A-Z a-z 0-9 _ -.' },
  unauthenticated: { detail: 'This call wants the tracking code.' },
  forbidden: { detail: 'This key lacks the scope “desk:write”.' },
  not_found: { detail: 'No request matches this reference and tracking code.' },
  method_not_allowed: { detail: 'This can’t be asked with that method.' },
  in_flight: { detail: 'The same submission is being stored at this moment.', retryAfter: 1 },
  illegal_transition: { detail: 'A request that is withdrawn can’t be taken by “resolve”.' },
  duplicate_external_id: { detail: 'This externalId came with another content before.' },
  still_open: { detail: 'The request is still open.' },
  erased: { detail: 'The personal data of the request was erased.' },
  stale: { detail: 'The request is at version 8 by now.' },
  too_large: { detail: 'The body is larger than 256 KiB.' },
  unsupported_media_type: { detail: 'The body must be application/json.' },
  invalid: {
    detail: 'Refused: /description, /applicant/phone.',
    errors: [
      { pointer: '/description', code: 'required' },
      { pointer: '/applicant/phone', code: 'invalid_format' },
    ],
  },
  unknown_member: {
    detail: 'The contract does not know /adres.',
    errors: [{ pointer: '/adres', code: 'unknown_member' }],
  },
  unknown_attachment: {
    detail: 'An attachment belongs to another request.',
    errors: [{ pointer: '/attachments/0', code: 'unknown_value' }],
  },
  idempotency_mismatch: { detail: 'This Idempotency-Key came with another content before.' },
  challenge_failed: {
    detail: 'This challenge was used before; fetch a new one.',
    errors: [{ pointer: '/challenge', code: 'invalid' }],
  },
  precondition_required: { detail: 'Send the version you read as If-Match.' },
  rate_limited: { detail: 'That was too often; wait as Retry-After says.', retryAfter: 30 },
  challenge_required: {
    detail: 'There were too many wrong tracking codes; send a solved challenge in Mimer-Challenge.',
  },
  internal: { detail: 'Something went wrong on our side.' },
  unavailable: { detail: 'It could not be stored; nothing was accepted.', retryAfter: 5 },
  storage_full: { detail: 'Too many files wait to be claimed.', retryAfter: 3600 },
};

/** A refusal as it may come. */
export const problemExample = (code: ProblemCode): Problem => {
  const { detail, errors, retryAfter } = examples[code];
  return {
    type: 'about:blank',
    title: code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' '),
    status: problemCodes[code],
    code,
    detail,
    requestId: '5d0c7b0e-3f0b-4a57-9d0e-8f6a4f0d2b11',
    ...(errors !== undefined && { errors: [...errors] }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
};
