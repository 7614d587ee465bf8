import type { Check, Figure } from '../row.ts';
import { peers } from './peers.ts';
import { ours } from './site.ts';

export const peer = 'FormKit, react-hook-form with zod, SurveyJS and Form.io with the same questions';
export const floor = 'a static form in the page';
export const own = { name: ours.form, label: 'MİMER', of: 'ours' } as const;
export const pages = [own, ...peers];

export const medianOf = (figures: readonly Figure[], { label }: { readonly label: string }): number => {
  const found = figures.find(one => one.label === label);
  if (found === undefined) throw new Error(`There is no figure of ${label}.`);
  return found.median;
};

/** The medians in a sentence. */
export const listed = (figures: readonly Figure[], digits: number): string =>
  figures.map(({ label, median, unit }) => `${label} ${median.toFixed(digits)} ${unit}`).join(', ');

/** What must be at most so many times something else. */
export const ratio = (what: string, value: number, limit: number): Check => ({
  what,
  value,
  unit: '×',
  limit,
  must: 'at most',
});
