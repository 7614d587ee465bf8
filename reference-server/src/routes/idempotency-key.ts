import { ProblemError } from '../problem-error.ts';

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
