import type { ChallengeSolution } from '@melikgazi/mimer-sdk/contract';

/** A solved challenge as a header carries it. */
export const challengeHeader = (solution: ChallengeSolution) => ({
  'Mimer-Challenge': Buffer.from(JSON.stringify(solution)).toString('base64url'),
});
