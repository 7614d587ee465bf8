import type { FieldError, Problem, ProblemCode } from './contract/index.ts';

/** The base of every error this client throws, but for an aborted call, which throws the signal's reason. */
export class MimerError extends Error {
  override readonly name: string = 'MimerError';
}

/** The backend refused: an RFC 9457 problem. */
export class ApiError extends MimerError {
  override readonly name = 'ApiError' as const;
  /** HTTP status. */
  readonly status: number;
  /** One of the contract's codes, such as `invalid` or `not_found`; a newer backend may know more of them. */
  readonly code: ProblemCode | (string & {});
  /** What to name when asking the operator about this answer. */
  readonly requestId: string | undefined;
  /** The refused members of what was sent, each with a JSON Pointer or the name of a parameter. */
  readonly fields: readonly FieldError[];
  /** Seconds to wait before the next try, where the backend says so. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: Pick<Problem, 'status' | 'code' | 'detail'> & Partial<Problem>,
    options?: ErrorOptions,
  ) {
    super(`${problem.code}: ${problem.detail}`, options);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.fields = problem.errors ?? [];
    this.retryAfter = problem.retryAfter;
  }
}

/** No answer: the network, a time-out, or a redirect that was not followed. The call may have arrived. */
export class ConnectionError extends MimerError {
  override readonly name = 'ConnectionError' as const;
}

/** One way in which an answer differs from the contract. */
export interface ContractIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** An answer that the contract does not know: another media type, no JSON, members that are missing or of another type. */
export class ContractError extends MimerError {
  override readonly name = 'ContractError' as const;
  readonly issues: readonly ContractIssue[];

  constructor(message: string, issues: readonly ContractIssue[] = [], options?: ErrorOptions) {
    super(message, options);
    this.issues = issues;
  }
}

/** The backend does not name the capability that the call needs. */
export class UnsupportedError extends MimerError {
  override readonly name = 'UnsupportedError' as const;
  readonly capability: string;

  constructor(capability: string, options?: ErrorOptions) {
    super(`This backend does not offer “${capability}”.`, options);
    this.capability = capability;
  }
}

// By name and not by class: a page may hold two copies of this client.
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Whether the backend refused; then `code`, `status` and `fields` say what. */
export const isApiError = (error: unknown): error is ApiError => isNamed(error, 'ApiError');

/** Whether no answer came; the same call with the same idempotency key may be made again. */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  isNamed(error, 'ConnectionError');

/** Whether the answer was not one of the contract's. */
export const isContractError = (error: unknown): error is ContractError => isNamed(error, 'ContractError');

/** Whether the backend lacks the capability. */
export const isUnsupportedError = (error: unknown): error is UnsupportedError =>
  isNamed(error, 'UnsupportedError');
