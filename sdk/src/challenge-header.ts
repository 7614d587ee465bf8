import type { ChallengeSolution } from './contract/challenge.ts';
import { plainJson } from './plain-json.ts';

/**
 * A solved challenge as the header `Mimer-Challenge` carries it: base64url of its JSON, without padding.
 *
 * @example
 * const headers = { 'Mimer-Challenge': challengeHeader(await mimer.challenge.solve()) };
 */
export const challengeHeader = (solution: ChallengeSolution): string => {
  const bytes = new TextEncoder().encode(plainJson(solution));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

/** The header that a call carries with a solved challenge; none without. */
export const paidWith = (challenge: ChallengeSolution | undefined): Record<string, string> =>
  challenge === undefined ? {} : { 'Mimer-Challenge': challengeHeader(challenge) };
