import type { Point } from '../../flow/point.ts';

/** Worse than this, in metres, a place alone does not lead anybody there. */
const coarse = 200;

export const isCoarse = ({ accuracy = 0 }: Point): boolean => accuracy > coarse;

/** Five decimals are one metre. With a point also where the comma is the decimal one: so it can be pasted into any map. */
export const coordinatesOf = ({ lat, lng }: Point): string => `${lat.toFixed(5)}, ${lng.toFixed(5)}`;

const roundedTo = (step: number, metres: number): number => Math.max(1, Math.ceil(metres / step)) * step;

/** A distance as people say it: `20 m`, `1,5 km`. */
export const distanceOf = (metres: number, locale: string): string => {
  const [value, unit] =
    metres >= 1000
      ? [metres / 1000, 'kilometer']
      : [roundedTo(metres > 100 ? 50 : metres > 20 ? 10 : 5, metres), 'meter'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    numberingSystem: 'latn',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
};
