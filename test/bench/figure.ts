import { quantile } from './quantile.ts';
import type { Figure } from './row.ts';

/** The figure of what was measured in each round. */
export const figure = (
  label: string,
  of: Figure['of'],
  unit: Figure['unit'],
  rounds: readonly number[],
): Figure => ({
  label,
  of,
  unit,
  median: quantile(rounds, 0.5),
  quartiles: [quantile(rounds, 0.25), quantile(rounds, 0.75)],
  rounds: rounds.length,
});
