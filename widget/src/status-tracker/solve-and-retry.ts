import { isApiError, type ChallengeSolution } from '@melikgazi/mimer-sdk';
import type { TrackerClient } from './tracker-client.ts';

const refusals = ['challenge_required', 'challenge_failed'];

/** A solution may be spent by an attempt whose answer was lost; a second one is not. */
const attempts = 2;

/** Makes a call, and makes it again with a solved challenge where the backend asks for one. */
export const solveAndRetry = async <Answer>(
  { challenge }: Pick<TrackerClient, 'challenge'>,
  signal: AbortSignal,
  call: (solution: ChallengeSolution | undefined) => Promise<Answer>,
): Promise<Answer> => {
  let solution: ChallengeSolution | undefined;
  for (let solved = 0; ; solved += 1) {
    try {
      return await call(solution);
    } catch (error) {
      const isAsked = isApiError(error) && refusals.includes(error.code);
      if (!isAsked || challenge === undefined || solved === attempts || signal.aborted) throw error;
      solution = await challenge.solve({ signal });
    }
  }
};
