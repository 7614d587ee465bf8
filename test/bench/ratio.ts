import { quantile } from './quantile.ts';

/**
 * One side beside the other: the median of what it is round by round, so that a round in which the machine was busy
 * with something else counts for both.
 */
export const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  quantile(
    ours.map((value, round) => value / (theirs[round] ?? value)),
    0.5,
  );
