import { html, nothing, type TemplateResult } from 'lit';
import { isInDistrict } from '../../flow/district.ts';
import type { Point } from '../../flow/point.ts';
import type { PlaceMessages } from '../../locales/messages.ts';
import { coordinatesOf, distanceOf, isCoarse } from './describe-point.ts';
import { pinIcon } from './icons.ts';
import type { District } from './point-field.ts';

/** What a result depends on beside the point. */
interface Surroundings {
  readonly district: District | undefined;
  readonly mapTiles: string;
  readonly locale: string;
}

/** Whether a URL says where the pictures of a map are. */
export const isTemplate = (url: string): boolean => ['{z}', '{x}', '{y}'].every(name => url.includes(name));

const warningsOf = (
  { district, mapTiles }: Surroundings,
  words: PlaceMessages,
  point: Point,
): readonly string[] => {
  const outside = district !== undefined && isInDistrict(point, district.map) === false;
  const inexact = isTemplate(mapTiles) ? words.inaccurate : words.inaccurateWithoutMap;
  return [...(outside ? [words.outside(district.name)] : []), ...(isCoarse(point) ? [inexact] : [])];
};

/** While the device looks for its place. */
export const searching = ({ locating }: PlaceMessages): TemplateResult =>
  html`<p part="point-news" class="busy"><i class="spinner"></i>${locating}</p>`;

/** The point that was chosen, what is to be said about it, and the news. */
export const pointResult = (
  surroundings: Surroundings,
  words: PlaceMessages,
  point: Point | undefined,
  news: string,
): unknown => {
  const latest = news === '' ? nothing : html`<p part="point-news">${news}</p>`;
  if (point === undefined) return latest;
  const { accuracy } = point;
  return html`<div part="point">
      ${pinIcon}
      <p part="point-title">${words.added}</p>
      <p><bdi dir="ltr">${coordinatesOf(point)}</bdi></p>
      ${
        accuracy === undefined
          ? nothing
          : html`<p part="point-accuracy">${words.accuracy(distanceOf(accuracy, surroundings.locale))}</p>`
      }
    </div>
    ${latest}
    ${warningsOf(surroundings, words, point).map(warning => html`<p part="point-warning">${warning}</p>`)}`;
};
