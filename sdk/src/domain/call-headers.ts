import { ProblemError } from './problem-error.ts';

/**
 * The key in the header `Idempotency-Key`, bare or as a structured-field string (draft of the IETF HTTPAPI group).
 *
 * @throws ProblemError `idempotency_key_required` where it is absent or none.
 */
export const idempotencyKeyOf = (header: string): string => {
  const key = /^("?)([A-Za-z0-9_-]{16,128})\1$/.exec(header)?.[2];
  if (key === undefined)
    throw new ProblemError(
      'idempotency_key_required',
      'Idempotency-Key must be 16 to 128 of A-Z a-z 0-9 _ -.',
      {
        errors: [{ parameter: 'Idempotency-Key', code: header === '' ? 'required' : 'invalid_format' }],
      },
    );
  return key;
};

/**
 * The version in the header `If-Match`, `"<version>"`.
 *
 * @throws ProblemError `precondition_required` where it is absent, `stale` where it names no version.
 */
export const versionOf = (header: string): number => {
  if (header === '')
    throw new ProblemError('precondition_required', 'Send the version you read as If-Match.');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new ProblemError('stale', 'If-Match names no version of this request.');
  return Number(version);
};
