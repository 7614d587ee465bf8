import { timingSafeEqual } from 'node:crypto';
import { redeemHeader } from './challenge-header.ts';
import type { Endpoint } from './parts.ts';
import { ProblemError, type StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { trackingCodeOf } from './requests/tracking-code.ts';

/** A salt for references that do not exist, so that they take the work of those that do. */
const noSalt = '0'.repeat(32);

/** An attempt to open a request; `challenge` is the header `Mimer-Challenge`, `''` where there is none. */
export interface Admission {
  readonly reference: string;
  readonly code: string;
  readonly visitor: string;
  readonly challenge: string;
}

/**
 * Lets in whoever has the code of a request, and makes guessing it dear: after ten wrong ones in an hour, for one
 * reference or from one place, each attempt costs a solved challenge, with which the owner still gets in. Answers
 * whether it did.
 *
 * @throws ProblemError `not_found` for a wrong code or reference, `challenge_required` where a challenge is missing,
 * `challenge_failed` where it is wrong or spent.
 */
export const admit = async (admission: Admission, endpoint: Endpoint): Promise<boolean> => {
  const { wrongCodes, challenges, data } = endpoint;
  const { reference, code, challenge, visitor } = admission;
  const wrong = wrongCodes.against({ jurisdiction: data.profile.id, reference, visitor });
  const mustSolve = await wrong.areTooMany();
  if (mustSolve && challenge === '') throw challengeRequired();
  if (mustSolve) await redeemHeader(challenge, challenges);
  const isRight = await isCodeOf(reference, code, endpoint);
  // Of many attempts at once, each looked before any had failed; so what is said depends on how things stand now.
  const areTooMany = await (isRight ? wrong.areTooMany() : wrong.add());
  if (areTooMany && !mustSolve) throw challengeRequired();
  if (!isRight) throw notFound();
  return mustSolve;
};

/**
 * The request that `code` opens.
 *
 * @throws ProblemError `not_found`, in the same words and with the same work, for a wrong reference and a wrong code.
 */
export const requestFor = async (
  reference: string,
  code: string,
  endpoint: Endpoint,
): Promise<StoredRequest> => {
  const isRight = await isCodeOf(reference, code, endpoint);
  const request = isRight ? await endpoint.store.find(reference) : undefined;
  if (request === undefined || request.erasedOn !== undefined) throw notFound();
  return request;
};

const isCodeOf = async (
  reference: string,
  code: string,
  { store, data, secrets }: Endpoint,
): Promise<boolean> => {
  const tracking = await store.trackingOf(reference);
  const secret = secrets.byId(tracking?.secretId ?? '') ?? secrets.mint;
  const expected = trackingCodeOf(secret.key, {
    jurisdiction: data.profile.id,
    reference,
    salt: tracking?.salt ?? noSalt,
  });
  const isEqual = timingSafeEqual(Buffer.from(expected), Buffer.from(code));
  return isEqual && tracking !== undefined;
};

const notFound = () => new ProblemError('not_found', 'No request matches this reference and tracking code.');

const challengeRequired = () =>
  new ProblemError(
    'challenge_required',
    'There were too many wrong tracking codes; send a solved challenge in Mimer-Challenge.',
  );
