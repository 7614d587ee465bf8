import { withoutConfidential } from '../domain/confidential.ts';
import { unitOf } from '../domain/derive.ts';
import { ProblemError } from '../domain/problem-error.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import type { CallContext } from './http/call-context.ts';

/**
 * The request that a desk call names, in its path where nothing else is said.
 *
 * @throws ProblemError `not_found`, also where it is another unit's than the one that the key is bound to, and where a
 * test key names one that is no test.
 */
export const deskRequestFor = (
  { core: { store }, caller, params }: CallContext,
  reference = params['reference'] ?? '',
): StoredRequest => {
  const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
  const request = store.find(reference);
  const isAnothers = request !== undefined && unit !== undefined && unitOf(request) !== unit;
  if (request === undefined || isAnothers || (test && !request.test))
    throw new ProblemError('not_found', 'There is no such request.');
  return request;
};

/** Whether the key may know hidden applicants and what sensitive services are asked. */
export const maySeeConfidential = ({ caller }: CallContext): boolean =>
  caller.as === 'client' && caller.scopes.includes('desk:sensitive');

/** What of a request the key may know. */
export const knownTo = (context: CallContext, request: StoredRequest): StoredRequest =>
  maySeeConfidential(context) ? request : withoutConfidential(request, context.core.data);
