import { html, nothing } from 'lit';
import { textOf } from '../flow/answers.ts';
import { formatPoint } from '../flow/point.ts';
import type { PhotoTray } from '../photos/photo-tray.ts';
import type { PhotoPlace } from '../photos/read-photo-place.ts';
import type { StepContext } from './step-context.ts';

/** Where the photos of this request were taken, as far as they say it. */
export const photoPlaces = (tray: Pick<PhotoTray, 'places'> | undefined): readonly PhotoPlace[] =>
  tray?.places ?? [];

/** Offers the place that the first photo names; it goes along only once somebody has said so. */
export const photoPlaceOffer = ({ draft, messages, photos, answer }: StepContext): unknown => {
  const [place] = photoPlaces(photos?.tray);
  if (place === undefined) return nothing;
  const words = messages.photos.place;
  const point = formatPoint(place);
  const isUsed = textOf(draft.answers, 'point') === point;
  return html`<section part="photo-place" aria-labelledby="photo-place-title">
    <p part="photo-place-title" id="photo-place-title">${words.title}</p>
    <p role="status">${isUsed ? words.used : words.offer}</p>
    <button part="button secondary" type="button" @click=${() => answer('point', isUsed ? '' : point)}>
      ${isUsed ? words.drop : words.use}
    </button>
  </section>`;
};
