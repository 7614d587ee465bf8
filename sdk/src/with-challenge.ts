import type { ChallengeSolution } from './contract/challenge.ts';
import { isApiError } from './errors.ts';

const refusals: readonly string[] = ['challenge_required', 'challenge_failed'];

/** Whether the same call with a challenge that is solved anew may do. */
export const isChallengeRefusal = (error: unknown): boolean =>
  isApiError(error) && refusals.includes(error.code);

/** A solution may have expired, or be spent by an attempt whose answer was lost; a second one is not. */
const most = 2;

/** How a call comes by its proof of work. */
export interface ChallengeOptions {
  /** Solves a challenge, or answers nothing where that cannot be done; then the refusal stands. */
  readonly solve: () => Promise<ChallengeSolution | undefined>;
  /** Whether the backend is known to want one, so that the first attempt brings it. @default false */
  readonly isAsked?: boolean;
}

/**
 * Makes a call with a proof of work where the backend asks for one, and again with another where it did not take the first.
 *
 * @param call - Gets the solution; nothing while none is asked for.
 * @throws What `call` and `solve` throw; after two solutions the refusal.
 * @example
 * const found = await withChallenge(
 *   challenge => mimer.requests.track('2026-4819073-2', '4805137296', { challenge }),
 *   { solve: () => mimer.challenge.solve() },
 * );
 */
export const withChallenge = async <Answer>(
  call: (solution: ChallengeSolution | undefined) => Promise<Answer>,
  { solve, isAsked = false }: ChallengeOptions,
): Promise<Answer> => {
  let solution = isAsked ? await solve() : undefined;
  for (let solved = solution === undefined ? 0 : 1; ; solved += 1) {
    try {
      return await call(solution);
    } catch (error) {
      if (!isChallengeRefusal(error) || solved === most) throw error;
      solution = await solve();
      if (solution === undefined) throw error;
    }
  }
};
