import { challengeSolutionSchema, type ChallengeSolution } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';
import type { Challenges } from './challenge.ts';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';

/**
 * Spends the solved challenge of a `Mimer-Challenge` header: base64url of the JSON of a ChallengeSolution.
 *
 * @throws ProblemError `challenge_failed` where it can't be read, is wrong or expired, or was spent before.
 */
export const redeemHeader = async (header: string, challenges: Challenges): Promise<void> => {
  const solution = solutionIn(header);
  if (solution === undefined || !(await challenges.redeem(solution))) throw failed(header);
};

/**
 * The same in two steps, for work that is worth paying only once it is sure to be done: the solution is checked at once
 * and spent by calling the answer, which answers the nonce.
 *
 * @throws ProblemError `challenge_failed`, in either step.
 */
export const headerPayment = async (
  header: string,
  challenges: Challenges,
): Promise<() => Promise<string>> => {
  const solution = solutionIn(header);
  if (solution === undefined || !(await challenges.verify(solution))) throw failed(header);
  return async () => {
    if (!(await challenges.redeem(solution))) throw failed(header);
    return solution.challenge.parameters.nonce.toLowerCase();
  };
};

const failed = (header: string) =>
  new ProblemError(
    'challenge_failed',
    'The challenge in Mimer-Challenge is missing, wrong, expired or was used before; fetch a new one.',
    { errors: [{ parameter: 'Mimer-Challenge', code: header === '' ? 'required' : 'invalid' }] },
  );

const solutionIn = (header: string): ChallengeSolution | undefined => {
  try {
    const json: unknown = JSON.parse(Buffer.from(header, 'base64url').toString());
    return z.safeParse(challengeSolutionSchema, json).data;
  } catch {
    return undefined;
  }
};
