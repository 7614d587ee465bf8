import type { Endpoint } from '../parts.ts';
import { ProblemError, type StoredRequest, unitOf, withoutConfidential } from '@melikgazi/mimer-sdk/domain';
import type { Context } from './endpoint-router.ts';

/**
 * The request that a desk call names, in its path where nothing else is said.
 *
 * @throws ProblemError `not_found`, also where it is another unit's than the one that the key is bound to, and where a
 * test key names one that is no test.
 */
export const deskRequestFor = async (
  ctx: Context,
  { store }: Endpoint,
  reference = ctx.params['reference'] ?? '',
): Promise<StoredRequest> => {
  const { caller } = ctx.state;
  const { unit, test } = caller.as === 'client' ? caller : { unit: undefined, test: false };
  const request = await store.find(reference);
  const isAnothers = request !== undefined && unit !== undefined && unitOf(request) !== unit;
  if (request === undefined || isAnothers || (test && !request.test))
    throw new ProblemError('not_found', 'There is no such request.');
  return request;
};

/** Whether the key may know hidden applicants and what sensitive services are asked. */
export const maySeeConfidential = ({ state: { caller } }: Context): boolean =>
  caller.as === 'client' && caller.scopes.includes('desk:sensitive');

/** What of a request the key may know. */
export const knownTo = (
  ctx: Context,
  request: StoredRequest,
  { data }: Pick<Endpoint, 'data'>,
): StoredRequest => (maySeeConfidential(ctx) ? request : withoutConfidential(request, data));
