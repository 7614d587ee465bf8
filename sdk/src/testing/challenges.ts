import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge, ChallengeSolution } from '../contract/index.ts';
import { canonical } from './canonical.ts';
import type { Random } from './random.ts';

const validForMinutes = 30;

/** Proof of work that costs a few milliseconds. */
export interface Challenges {
  readonly issue: () => Challenge;
  /** Whether a solution is right and not expired. */
  readonly verify: (solution: ChallengeSolution) => Promise<boolean>;
  /** Takes a challenge that was not spent before; whether it was so. */
  readonly spend: (solution: ChallengeSolution) => boolean;
}

export const createChallenges = (random: Random, now: () => Date): Challenges => {
  const issued = new Map<string, Challenge>();
  const spent = new Set<string>();
  return {
    issue: () => {
      const nonce = random.hex(16);
      const challenge = {
        parameters: {
          algorithm: 'PBKDF2/SHA-256',
          cost: 1,
          expiresAt: Math.floor(now().getTime() / 1000) + validForMinutes * 60,
          keyLength: 32,
          keyPrefix: '0',
          nonce,
          salt: random.hex(16),
        },
        signature: random.hex(32),
      };
      issued.set(nonce, challenge);
      return challenge;
    },
    verify: async ({ challenge, solution }) => {
      const known = issued.get(challenge.parameters.nonce.toLowerCase());
      if (known === undefined || canonical(challenge) !== canonical(known)) return false;
      if ((known.parameters.expiresAt ?? 0) * 1000 < now().getTime()) return false;
      if (solution.counter < 0) return false;
      // Solved from there on, a counter that is right is the first to be found.
      const { counter, derivedKey } = solution;
      const found = await solveChallenge({ challenge: known, counterStart: counter, deriveKey });
      return found?.counter === counter && found.derivedKey === derivedKey.toLowerCase();
    },
    spend: ({ challenge }) => {
      const nonce = challenge.parameters.nonce.toLowerCase();
      const isFresh = !spent.has(nonce);
      spent.add(nonce);
      return isFresh;
    },
  };
};
