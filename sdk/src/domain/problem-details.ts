import type { Problem, ProblemCode } from '../contract/index.ts';
import { QueryError } from './cursor.ts';
import { ErasedError, StillOpenError } from './erase.ts';
import { ProblemError } from './problem-error.ts';
import { IllegalTransitionError } from './transition.ts';

/** The body of a refusal: RFC 9457 `application/problem+json`. */
export const problemDetails = (
  { code, status, message, errors, retryAfter }: ProblemError,
  requestId: string,
): Problem => ({
  type: 'about:blank',
  title: titleOf(code),
  status,
  code,
  detail: message,
  requestId,
  ...(errors !== undefined && { errors: [...errors] }),
  ...(retryAfter !== undefined && { retryAfter }),
});

const titleOf = (code: ProblemCode): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');

/** The problem that an error of the rules stands for, `undefined` for any other error. */
export const problemFrom = (error: unknown): ProblemError | undefined => {
  if (error instanceof ProblemError) return error;
  if (error instanceof IllegalTransitionError) return new ProblemError('illegal_transition', error.message);
  if (error instanceof StillOpenError) return new ProblemError('still_open', error.message);
  if (error instanceof ErasedError) return new ProblemError('erased', error.message);
  if (error instanceof QueryError)
    return new ProblemError('invalid', error.message, {
      errors: [{ parameter: error.parameter, code: 'invalid' }],
    });
  return undefined;
};
