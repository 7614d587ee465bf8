import { html, nothing, type TemplateResult } from 'lit';
import type { PhotoLimits } from '../flow/photo-limits.ts';
import type { PhotoTray } from '../photos/photo-tray.ts';
import { askForPhotos } from '../uploads/photo-question.ts';
import { commonOf, type StepContext } from './step-context.ts';
import type { FormPhotos } from './form-photos.ts';

/** Asks for photos. */
export const photoQuestion = (context: StepContext, tray: PhotoTray, limits: PhotoLimits): TemplateResult => {
  const { field, photos } = context.messages;
  return askForPhotos({ tray, limits, words: photos, messages: field, ...commonOf(context, 'photos') });
};

/** Shows what goes along, and says what would not. */
export const photoAnswer = ({ messages }: StepContext, photos: FormPhotos): TemplateResult => {
  const { photos: words } = messages;
  const items = photos.tray.items.filter(({ state }) => state !== 'refused' && state !== 'failed');
  return html`${
    items.length === 0
      ? html`<span class="unanswered">${words.none}</span>`
      : html`<ul part="thumbnails">
          ${items.map(
            ({ name, preview }) =>
              html`<li>
                ${preview === undefined ? name : html`<img part="thumbnail" src=${preview} alt=${name} />`}
              </li>`,
          )}
        </ul>`
  }${
    photos.incomplete === 0
      ? nothing
      : html`<div part="caution" id="photos-incomplete" tabindex="-1">
          <p>${words.incomplete(photos.incomplete)}</p>
          <button part="change" type="button" @click=${() => photos.retryAll()}>${words.retryAll}</button>
        </div>`
  }`;
};
