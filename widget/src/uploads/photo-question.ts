import { html, type TemplateResult } from 'lit';
import type { PhotoLimits } from '../flow/photo-limits.ts';
import type { FormMessages } from '../locales/messages.ts';
import type { PhotoTray } from '../photos/photo-tray.ts';

/** The parts of the field that a page may style through its element. */
const photoParts =
  'label, optional, hint, error, control, picker, picker-button, picker-hint, picker-count, photos, photo, photo-preview, photo-name, photo-details, photo-state, photo-progress, photo-retry, photo-remove';

/** `image/*` and not its single types: some galleries would hide what the browser can read all the same. */
const acceptOf = (types: readonly string[]): string =>
  [...new Set(types.map(type => (type.startsWith('image/') ? 'image/*' : type)))].join();

/** What is asked, and of whom. */
export interface PhotoQuestion {
  readonly tray: PhotoTray;
  readonly limits: PhotoLimits;
  readonly label: string;
  readonly error: string;
  readonly words: FormMessages['photos'];
  readonly messages: FormMessages['field'];
}

/** Asks for photos; they are always optional. */
export const askForPhotos = ({
  tray,
  limits,
  label,
  error,
  words,
  messages,
}: PhotoQuestion): TemplateResult => {
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
    .hint=${words.hint({ count: maxCount, bytes: maxBytes, documents })}
    .error=${error}
    .messages=${messages}
    .words=${words.field}
  ></mimer-photo-field>`;
};
