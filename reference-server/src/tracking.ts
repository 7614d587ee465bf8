import { timingSafeEqual } from 'node:crypto';
import type { Endpoint } from './parts.ts';
import { ProblemError } from './problem-error.ts';
import type { StoredRequest } from './requests/stored-request.ts';
import { trackingCodeOf } from './requests/tracking-code.ts';

/** A salt for references that do not exist, so that they take the time of those that do. */
const noSalt = '0'.repeat(32);

/**
 * The request that `code` opens.
 *
 * @throws ProblemError `not_found`, in the same words and time, for a wrong reference and a wrong code.
 */
export const requestFor = async (
  reference: string,
  code: string,
  { store, data, secrets }: Endpoint,
): Promise<StoredRequest> => {
  const request = await store.find(reference);
  const secret = secrets.byId(request?.tracking.secretId ?? '') ?? secrets.mint;
  const expected = trackingCodeOf(secret.key, {
    jurisdiction: data.profile.id,
    reference,
    salt: request?.tracking.salt ?? noSalt,
  });
  const isRight = timingSafeEqual(Buffer.from(expected), Buffer.from(code));
  if (request === undefined || !isRight)
    throw new ProblemError('not_found', 'No request matches this reference and tracking code.');
  return request;
};
