import type { CallOptions } from '../call-options.ts';
import type { WithCapability } from '../capability-check.ts';
import { solveChallenge } from '../challenge.ts';
import { challengeSchema } from '../contract/challenge.ts';
import type { Http } from '../http.ts';

/** Proof of work for submissions without a key. */
export const challengeResource = (http: Http, withCapability: WithCapability) => {
  const get = (options?: CallOptions) =>
    withCapability('challenge', () =>
      http({
        call: 'getChallenge',
        method: 'GET',
        path: 'challenge',
        schema: challengeSchema,
        uncached: true,
        repeatable: true,
        ...options,
      }),
    );
  return {
    /**
     * Fetches a challenge; it expires within minutes and is good for one submission.
     *
     * @example
     * const challenge = await mimer.challenge.get();
     * console.log(await solveChallenge(challenge));
     */
    get,
    /**
     * Fetches a challenge and solves it, in about half a second on a cheap telephone.
     *
     * @example
     * const challenge = await mimer.challenge.solve();
     * await mimer.requests.create({ ...request, challenge });
     */
    solve: async (options?: CallOptions) =>
      solveChallenge(await get(options), {
        ...(options?.signal !== undefined && { signal: options.signal }),
      }),
  };
};
