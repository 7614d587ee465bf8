import { problemCodes, type FieldError, type ProblemCode } from '../contract/index.ts';

/** A refusal that reaches the caller as RFC 9457 `application/problem+json`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError' as const;
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    {
      errors,
      retryAfter,
      cause,
    }: { errors?: readonly FieldError[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause });
    this.code = code;
    this.status = problemCodes[code];
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** A refusal of named members of the body. */
export const invalid = (errors: readonly FieldError[]): ProblemError => {
  const places = errors.map(({ pointer, parameter }) => pointer ?? parameter).join(', ');
  return errors.every(({ code }) => code === 'unknown_member')
    ? new ProblemError('unknown_member', `The contract does not know ${places}.`, { errors })
    : new ProblemError('invalid', `Refused: ${places}.`, { errors });
};
