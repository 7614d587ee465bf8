import { solveChallenge as solve } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge, ChallengeSolution } from './contract/challenge.ts';
import { MimerError } from './errors.ts';

export { challengeHeader } from './challenge-header.ts';

/**
 * Solves a proof of work in the background, without a worker: each step is asynchronous and lets the page breathe.
 *
 * @throws {@link MimerError} when it took longer than `timeout` milliseconds. @default 90000
 * @example
 * const solution = await solveChallenge(await mimer.challenge.get(), { timeout: 30_000 });
 * await mimer.attachments.upload(photo, { name: 'a.jpg', challenge: solution });
 */
export const solveChallenge = async (
  challenge: Challenge,
  { signal, timeout = 90_000 }: { signal?: AbortSignal; timeout?: number } = {},
): Promise<ChallengeSolution> => {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort);
  try {
    const solution = await solve({ challenge, deriveKey, controller, timeout });
    signal?.throwIfAborted();
    if (solution === null)
      throw new MimerError('The challenge could not be solved in time.', { code: 'challenge_timeout' });
    return { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } };
  } finally {
    signal?.removeEventListener('abort', abort);
  }
};
