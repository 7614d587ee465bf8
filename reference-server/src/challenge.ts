import type { Challenge, ChallengeSolution } from '@melikgazi/mimer-sdk/contract';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { memoryCounter, type OpenCounter } from './limits/counter.ts';
import { macOf, type Secret, type Secrets } from './secrets.ts';

/** How dear a submission without a key is: rounds of PBKDF2 a try, and at most how many tries. */
export interface ChallengeCost {
  readonly rounds: number;
  readonly tries: number;
}

/** About half a second on a cheap telephone. */
export const defaultCost: ChallengeCost = { rounds: 5000, tries: 300 };

const validForMinutes = 30;

/** Longer than it is valid by the clock of any server: one may issue what another redeems. */
const rememberedForMinutes = 2 * validForMinutes;

/** Proof of work for one jurisdiction (ALTCHA v2). */
export interface Challenges {
  issue(now: Date): Promise<Challenge>;
  /** Whether the solution is right and for this jurisdiction. That a submission's is spent once is the store's business. */
  verify(solution: ChallengeSolution): Promise<boolean>;
  /** The same where nothing is stored: whether the solution is right and was not redeemed before. */
  redeem(solution: ChallengeSolution): Promise<boolean>;
  /** Takes a nonce for redeemed, as a record says that an earlier process has left. */
  spend(nonce: string): Promise<void>;
}

export const createChallenges = (
  jurisdiction: string,
  secrets: Secrets,
  cost = defaultCost,
  openCounter: OpenCounter = memoryCounter,
): Challenges => {
  const redeemed = openCounter('redeemed', rememberedForMinutes * 60);
  const keysOf = (secret: Secret) => ({
    hmacSignatureSecret: macOf(secret, 'altcha.v1', jurisdiction),
    hmacKeySignatureSecret: macOf(secret, 'altcha-key.v1', jurisdiction),
  });
  const verify = async ({ challenge, solution }: ChallengeSolution): Promise<boolean> => {
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
  };
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
    verify,
    redeem: async solution => {
      if (!(await verify(solution))) return false;
      const { nonce } = solution.challenge.parameters;
      return (await redeemed.add(`${jurisdiction}|${nonce.toLowerCase()}`)).sum === 1;
    },
    spend: async nonce => {
      await redeemed.add(`${jurisdiction}|${nonce}`);
    },
  };
};
