import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import { problemDetails, ProblemError, problemFrom } from '@melikgazi/mimer-sdk/domain';
import type { State } from '../state.ts';
import { ConflictError, NotStoredError, StaleError, UnavailableError } from '../store/store.ts';

/** What a handler may have said of an answer that did not come about. */
const ofTheAnswer = ['ETag', 'Last-Modified', 'Content-Disposition', 'Content-Encoding'];

/** Makes every failure, expected or not, an RFC 9457 problem document. Only what we worded ourselves reaches the caller. */
export const problems =
  (log: Logger): Middleware<State> =>
  async (ctx, next) => {
    let problem: ProblemError | undefined;
    try {
      await next();
      problem = unanswered(ctx.status, ctx.body);
    } catch (error) {
      problem = problemOf(error);
      if (problem.status >= 500) tell(log, ctx.state.requestId, problem);
    }
    if (problem === undefined) return;
    const { status, retryAfter } = problem;
    const body = problemDetails(problem, ctx.state.requestId);
    for (const header of ofTheAnswer) ctx.remove(header);
    if (retryAfter !== undefined) ctx.set('Retry-After', String(retryAfter));
    if (status === 401) ctx.set('WWW-Authenticate', 'Bearer');
    ctx.set('Cache-Control', 'no-store');
    ctx.status = status;
    ctx.body = JSON.stringify(body);
    ctx.type = 'application/problem+json';
  };

/** What we refuse on purpose needs no stack. */
const tell = (log: Logger, requestId: string, problem: ProblemError): void => {
  const { code, cause, message } = problem;
  if (cause === undefined) log.warn({ requestId, reason: message }, code);
  else log.error({ requestId, err: cause }, code);
};

const unanswered = (status: number, body: unknown): ProblemError | undefined => {
  if (body !== undefined && body !== null) return undefined;
  if (status === 404) return new ProblemError('not_found', 'There is nothing here.');
  if (status === 405 || status === 501)
    return new ProblemError('method_not_allowed', 'This can’t be asked with that method.');
  return undefined;
};

/** The problem that an error of ours, or of the framework's, stands for. */
const problemOf = (error: unknown): ProblemError => {
  const known = problemFrom(error);
  if (known !== undefined) return known;
  if (error instanceof StaleError) return new ProblemError('stale', error.message);
  if (error instanceof NotStoredError) return new ProblemError('not_found', 'There is no such request.');
  if (error instanceof ConflictError) return conflict(error);
  if (error instanceof UnavailableError)
    return new ProblemError(
      error.full ? 'storage_full' : 'unavailable',
      'It could not be stored; nothing was accepted.',
      {
        retryAfter: error.full ? 300 : 5,
        cause: error,
      },
    );
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new ProblemError('too_large', 'The body is larger than 256 KiB.');
  if (status === 415)
    return new ProblemError('unsupported_media_type', 'The body’s encoding is not supported.');
  if (status === 400) return new ProblemError('malformed', 'The request can’t be read.');
  return new ProblemError('internal', 'Something went wrong on our side.', { cause: error });
};

const conflict = ({ by }: ConflictError): ProblemError => {
  switch (by) {
    case 'idempotency':
      return new ProblemError(
        'idempotency_mismatch',
        'This Idempotency-Key came with another content before.',
      );
    case 'external':
      return new ProblemError('duplicate_external_id', 'This externalId came with another content before.');
    case 'attachment':
      return new ProblemError('unknown_attachment', 'An attachment belongs to another request.');
    case 'nonce':
      return new ProblemError('challenge_failed', 'This challenge was used before; fetch a new one.', {
        errors: [{ pointer: '/challenge', code: 'invalid' }],
      });
  }
};
