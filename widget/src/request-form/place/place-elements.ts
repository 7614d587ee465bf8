import { PointField } from './point-field.ts';
import { PointMap } from './point-map.ts';

/** What the form asks a place with, under its tags, for `define.ts` to register. */
export const placeElements: readonly (readonly [tag: string, constructor: CustomElementConstructor])[] = [
  ['mimer-point-field', PointField],
  ['mimer-point-map', PointMap],
];
