import { html, nothing, type TemplateResult } from 'lit';
import type { PhotoLimits } from '../flow/photo-limits.ts';
import type { PhotoTray } from '../photos/photo-tray.ts';
import { commonOf, type StepContext } from './step-context.ts';
import type { FormPhotos } from './form-photos.ts';

/** The parts of the field that a page may style through the form. */
const photoParts =
  'label, optional, hint, error, control, picker, picker-button, picker-hint, picker-count, photos, photo, photo-preview, photo-name, photo-details, photo-state, photo-progress, photo-retry, photo-remove';

/** `image/*` and not its single types: some galleries would hide what the browser can read all the same. */
const acceptOf = (types: readonly string[]): string =>
  [...new Set(types.map(type => (type.startsWith('image/') ? 'image/*' : type)))].join();

/** Asks for photos; they are always optional. */
export const photoQuestion = (context: StepContext, tray: PhotoTray, limits: PhotoLimits): TemplateResult => {
  const { label, error } = commonOf(context, 'photos');
  const { field, photos } = context.messages;
  const { maxCount, maxBytes, types } = limits;
  const documents = types.includes('application/pdf');
  return html`<mimer-photo-field
    part="field"
    exportparts=${photoParts}
    name="photos"
    .accept=${acceptOf(types)}
    .maxCount=${maxCount}
    .tray=${tray}
    .label=${label}
    .hint=${photos.hint({ count: maxCount, bytes: maxBytes, documents })}
    .error=${error}
    .messages=${field}
    .words=${photos.field}
  ></mimer-photo-field>`;
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
