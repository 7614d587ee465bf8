import { quantity } from './quantity.ts';
import type { Figure } from './row.ts';

const widest = 36;

const marks: Readonly<Record<Figure['of'], string>> = { ours: '█', peer: '▒', floor: '░' };

/** A bar for each figure, all of one unit to one scale, with the median and the quartiles of the rounds. */
export const chart = (figures: readonly Figure[]): string => {
  const labels = Math.max(...figures.map(({ label }) => label.length));
  return figures.map(figure => bar(figure, largest(figures, figure.unit), labels)).join('\n');
};

const largest = (figures: readonly Figure[], unit: Figure['unit']): number =>
  Math.max(...figures.filter(figure => figure.unit === unit).map(({ median }) => median));

const bar = (
  { label, of, unit, median, quartiles, rounds }: Figure,
  most: number,
  labels: number,
): string => {
  const length = most === 0 ? 0 : Math.round((median / most) * widest);
  const drawn = marks[of].repeat(Math.max(length, median > 0 ? 1 : 0)).padEnd(widest);
  const spread = rounds > 1 ? ` (${quantity(quartiles[0], '')} to ${quantity(quartiles[1], '')})` : '';
  return `${label.padEnd(labels)}  ${drawn}  ${quantity(median, unit)}${spread}`;
};
