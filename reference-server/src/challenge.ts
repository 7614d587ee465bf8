import type { Challenge, ChallengeSolution } from '@melikgazi/mimer-sdk/contract';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { macOf, type Secret, type Secrets } from './secrets.ts';

/** How dear a submission without a key is: rounds of PBKDF2 a try, and at most how many tries. */
export interface ChallengeCost {
  readonly rounds: number;
  readonly tries: number;
}

/** About half a second on a cheap telephone. */
export const defaultCost: ChallengeCost = { rounds: 5000, tries: 300 };

const validForMinutes = 30;

/** Proof of work for one jurisdiction (ALTCHA v2). That a nonce is spent only once is the store's business. */
export interface Challenges {
  issue(now: Date): Promise<Challenge>;
  /** Whether the solution is right and for this jurisdiction. */
  verify(solution: ChallengeSolution): Promise<boolean>;
}

export const createChallenges = (jurisdiction: string, secrets: Secrets, cost = defaultCost): Challenges => {
  const keysOf = (secret: Secret) => ({
    hmacSignatureSecret: macOf(secret, 'altcha.v1', jurisdiction),
    hmacKeySignatureSecret: macOf(secret, 'altcha-key.v1', jurisdiction),
  });
  return {
    issue: async now => {
      const { parameters, signature } = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: cost.rounds,
        counter: randomInt(cost.tries, Math.ceil(cost.tries / 3)),
        deriveKey,
        expiresAt: new Date(now.getTime() + validForMinutes * 60_000),
        ...keysOf(secrets.mint),
      });
      return { parameters: { ...parameters }, ...(signature !== undefined && { signature }) };
    },
    verify: async ({ challenge, solution }) => {
      for (const secret of secrets.all) {
        const { verified } = await verifySolution({
          challenge,
          solution: { ...solution, time: 0 },
          deriveKey,
          ...keysOf(secret),
        });
        if (verified) return true;
      }
      return false;
    },
  };
};
