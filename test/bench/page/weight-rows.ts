import { figure } from '../figure.ts';
import type { Figure, Row, Workshop } from '../row.ts';
import { floor, listed, medianOf, own, pages, peer } from './page-figures.ts';
import type { Weight } from './weigh.ts';
import { weighPages, type Weighed, type Weights } from './weights.ts';

let weights: Promise<Weighed> | undefined;

/** Weighed once for all rows. */
const weightsWith = (workshop: Workshop) => (weights ??= weighPages(workshop));

/** All that there is of ours is on a page of its own. */
const whole = { label: 'MİMER: form, tracker, contact centre' };

const weightRow = (by: keyof Weights, limit: number, row: Pick<Row, 'name' | 'what'>): Row => ({
  ...row,
  group: 'page',
  peer,
  floor,
  budget: `≤ ${limit} kB`,
  run: async workshop => {
    const weighed = await weightsWith(workshop);
    const isWhole = by === 'everything';
    const weigh = (part: keyof Weight): readonly Figure[] => [
      ...(isWhole ? [figure(whole.label, 'ours', 'kB', [weighed.whole[part] / 1000])] : []),
      ...pages.flatMap(({ name, label, of }) => {
        const weights = weighed.pages.get(name);
        return weights === undefined ? [] : [figure(label, of, 'kB', [weights[by][part] / 1000])];
      }),
    ];
    const figures = weigh('code');
    const value = medianOf(figures, isWhole ? whole : own);
    return {
      figures,
      checks: [{ what: 'after brotli 11', value, unit: 'kB', limit, must: 'at most' }],
      remarks: [
        isWhole
          ? 'Scripts and style sheets that the browser fetches, each after brotli at its best.'
          : 'Scripts and style sheets that the browser has to have for it, each after brotli at its best.',
        `Beside them, JSON: ${listed(weigh('data'), 1)}.`,
      ],
    };
  },
});

/** What has to be fetched until something can be done. */
export const weightRows: readonly Row[] = [
  weightRow('toType', 14, { name: 'bytes-to-type', what: 'bytes until a description can be typed' }),
  weightRow('toChoose', 30, { name: 'bytes-to-choose', what: 'bytes until a service can be chosen' }),
  weightRow('everything', 46, { name: 'bytes-of-everything', what: 'bytes of everything; no map' }),
];
