import type { FieldError, Problem, ProblemCode } from './contract/index.ts';

/** What is known of a failure beside its words. */
export interface MimerErrorOptions<Code extends string = string> extends ErrorOptions {
  readonly code?: Code;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
}

/**
 * The base of every error this client throws, but for an aborted call, which throws the signal's reason, and for a
 * `TypeError` where a call is made in a way that can never work. None holds a key, a code or what was sent.
 */
export class MimerError extends Error {
  override readonly name: string = 'MimerError';
  /** What happened, in one word that does not change. */
  readonly code: string;
  /** The answer's HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** What to name when asking the operator about this answer, where the backend told. */
  readonly requestId: string | undefined;
  /** Seconds to wait before the next try, where the backend says so. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    { code = 'unexpected', status, requestId, retryAfter, ...options }: MimerErrorOptions = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

/** The backend refused: an RFC 9457 problem. */
export class ApiError extends MimerError {
  override readonly name = 'ApiError' as const;
  /** One of the contract's codes, such as `invalid` or `not_found`; a newer backend may know more of them. */
  declare readonly code: ProblemCode | (string & {});
  declare readonly status: number;
  /** The refused members of what was sent, each with a JSON Pointer or the name of a parameter. */
  readonly fields: readonly FieldError[];

  constructor(
    problem: Pick<Problem, 'status' | 'code' | 'detail'> & Partial<Problem>,
    options?: ErrorOptions,
  ) {
    const { status, code, detail, requestId, retryAfter, errors = [] } = problem;
    super(`${code}: ${detail}`, { ...options, code, status, requestId, retryAfter });
    this.fields = errors;
  }
}

/** `unreachable`: no connection, or it broke off. `timeout`: it took too long. `redirected`: to elsewhere, where nothing was sent. */
export type ConnectionCode = 'unreachable' | 'timeout' | 'redirected';

/** No answer: the network, a time-out, or a redirect, none of which is followed. The call may have arrived. */
export class ConnectionError extends MimerError {
  override readonly name = 'ConnectionError' as const;
  declare readonly code: ConnectionCode;

  constructor(message: string, options: MimerErrorOptions<ConnectionCode> = {}) {
    super(message, { code: 'unreachable', ...options });
  }
}

/** One way in which an answer differs from the contract. */
export interface ContractIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * `not_json`: a page, half an answer, or anything else that is no JSON. `wrong_shape`: members that are missing or of another type.
 * `problem_as_success`: an error under a status that says success. `no_problem`: a refusal that is no problem document.
 * `no_event_stream`: something else where changes were to be followed.
 */
export type ContractCode =
  'not_json' | 'wrong_shape' | 'problem_as_success' | 'no_problem' | 'no_event_stream';

/** An answer that the contract does not know. */
export class ContractError extends MimerError {
  override readonly name = 'ContractError' as const;
  declare readonly code: ContractCode;
  readonly issues: readonly ContractIssue[];

  constructor(
    message: string,
    issues: readonly ContractIssue[] = [],
    options: MimerErrorOptions<ContractCode> = {},
  ) {
    super(message, { code: 'wrong_shape', ...options });
    this.issues = issues;
  }
}

/** The backend does not name the capability that the call needs. */
export class UnsupportedError extends MimerError {
  override readonly name = 'UnsupportedError' as const;
  readonly capability: string;

  constructor(capability: string, options?: ErrorOptions) {
    super(`This backend does not offer “${capability}”.`, { ...options, code: 'unsupported' });
    this.capability = capability;
  }
}

// By name and not by class: a page may hold two copies of this client.
const isNamed = (error: unknown, ...names: string[]): boolean =>
  error instanceof Error && names.includes(error.name);

/**
 * Whether this client threw it: then `code` says what happened.
 *
 * @example
 * try {
 *   await mimer.requests.track('2026-4819073-2', '4805137296');
 * } catch (error) {
 *   if (!isMimerError(error)) throw error;
 *   console.error(error.code, error.requestId);
 * }
 */
export const isMimerError = (error: unknown): error is MimerError =>
  isNamed(
    error,
    'MimerError',
    'ApiError',
    'ConnectionError',
    'ContractError',
    'UnsupportedError',
    'OutboxUnavailableError',
  );

/**
 * Whether the backend refused; then `code`, `status` and `fields` say what.
 *
 * @example
 * const refused = await mimer.requests.create(request).catch((error: unknown) => error);
 * if (isApiError(refused)) for (const { pointer, code } of refused.fields) console.log(pointer, code);
 */
export const isApiError = (error: unknown): error is ApiError => isNamed(error, 'ApiError');

/**
 * Whether no answer came; the same call with the same idempotency key may be made again.
 *
 * @example
 * const idempotencyKey = crypto.randomUUID();
 * const lost = await mimer.requests.create(request, { idempotencyKey }).catch((error: unknown) => error);
 * if (isConnectionError(lost)) await mimer.requests.create(request, { idempotencyKey });
 */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  isNamed(error, 'ConnectionError');

/**
 * Whether the answer was not one of the contract's.
 *
 * @example
 * const answer = await mimer.services.list().catch((error: unknown) => error);
 * if (isContractError(answer)) console.error(answer.code, answer.issues);
 */
export const isContractError = (error: unknown): error is ContractError => isNamed(error, 'ContractError');

/**
 * Whether the backend lacks the capability.
 *
 * @example
 * const figures = await mimer.statistics.get().catch((error: unknown) => error);
 * if (isUnsupportedError(figures)) console.log(`no ${figures.capability}`);
 */
export const isUnsupportedError = (error: unknown): error is UnsupportedError =>
  isNamed(error, 'UnsupportedError');
