import { challengeSolutionSchema, type ChallengeSolution } from '../contract/index.ts';
import { ProblemError } from '../domain/problem-error.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import type { Core } from './core.ts';

/** The ten digits that open a request. They hide nothing here, so they need no secret. */
export const trackingCodeOf = ({ tracking: { salt } }: Pick<StoredRequest, 'tracking'>): string =>
  (BigInt(`0x${salt}`) % 10n ** 10n).toString().padStart(10, '0');

/** What a request is known by, and what opens it. */
export interface Identity {
  readonly reference: string;
  readonly trackingCode: string;
}

/** What a tracking code of ten digits follows from. */
export const saltOf = (trackingCode: string): string => BigInt(trackingCode).toString(16);

/**
 * The request that `code` opens.
 *
 * @throws ProblemError `not_found`, for a wrong reference and a wrong code alike.
 */
export const requestFor = (reference: string, code: string, { store }: Core): StoredRequest => {
  const request = store.find(reference);
  if (request === undefined || request.erasedOn !== undefined || trackingCodeOf(request) !== code)
    throw new ProblemError('not_found', 'No request matches this reference and tracking code.');
  return request;
};

/**
 * Lets in whoever has the code of a request; after too many wrong ones each attempt costs a solved challenge. Answers
 * whether it did.
 *
 * @throws ProblemError `not_found`, `challenge_required`, `challenge_failed`.
 */
export const admit = async (
  { reference, code, challenge }: { reference: string; code: string; challenge: string | null },
  core: Core,
): Promise<boolean> => {
  const { wrongCodes } = core;
  const mustSolve = wrongCodes.areTooMany();
  if (mustSolve && challenge === null) throw challengeRequired();
  if (mustSolve) await redeem(challenge, core);
  try {
    requestFor(reference, code, core);
  } catch (error) {
    if (wrongCodes.add() && !mustSolve) throw challengeRequired();
    throw error;
  }
  return mustSolve;
};

/** The refusal of an attempt that costs a solved challenge. */
export const challengeRequired = (): ProblemError =>
  new ProblemError(
    'challenge_required',
    'There were too many wrong tracking codes; send a solved challenge in Mimer-Challenge.',
  );

/**
 * Spends the solved challenge of a header `Mimer-Challenge`.
 *
 * @throws ProblemError `challenge_failed` where it can't be read, is wrong or expired, or was spent before.
 */
export const redeem = async (header: string | null, { challenges }: Core): Promise<void> => {
  const solution = header === null ? undefined : solutionIn(header);
  if (solution !== undefined && (await challenges.verify(solution)) && challenges.spend(solution)) return;
  throw new ProblemError(
    'challenge_failed',
    'The challenge in Mimer-Challenge is missing, wrong, expired or was used before; fetch a new one.',
    { errors: [{ parameter: 'Mimer-Challenge', code: header === null ? 'required' : 'invalid' }] },
  );
};

const solutionIn = (header: string): ChallengeSolution | undefined => {
  try {
    const json: unknown = JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/')));
    return challengeSolutionSchema.safeParse(json).data;
  } catch {
    return undefined;
  }
};
