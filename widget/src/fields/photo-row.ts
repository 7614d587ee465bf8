import { html, nothing, type TemplateResult } from 'lit';
import { isUnderWay, type PhotoItem } from '../photos/photo-item.ts';
import { fileIcon, tickIcon, troubleIcon } from './photo-icons.ts';
import type { PhotoMessages } from './photo-messages.ts';

/** What a row of the list is given. */
export interface PhotoRow {
  readonly item: PhotoItem;
  readonly messages: PhotoMessages;
  readonly disabled: boolean;
  /** Whether there is room for one that there was no room for. */
  readonly hasRoom: boolean;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

/** Its name stands beside it. */
const preview = ({ preview, ready, state }: PhotoItem): TemplateResult =>
  preview === undefined
    ? html`<span part="photo-preview" class=${state} aria-hidden="true">
        ${state === 'preparing' || ready?.width !== undefined ? nothing : fileIcon}
      </span>`
    : html`<img part="photo-preview" src=${preview} alt="" decoding="async" />`;

const details = ({ ready, bytesBefore }: PhotoItem, { size, reduced }: PhotoMessages): string => {
  if (ready === undefined) return size(bytesBefore);
  const bytes = ready.blob.size;
  const isSmaller = bytes < ready.bytesBefore && size(bytes) !== size(ready.bytesBefore);
  return isSmaller ? reduced(bytes, ready.bytesBefore) : size(bytes);
};

const percent = ({ progress }: PhotoItem): number => Math.floor(progress * 100);

const words = (item: PhotoItem, messages: PhotoMessages): unknown => {
  switch (item.state) {
    case 'preparing':
      return messages.preparing;
    case 'uploading':
      if (item.progress === 0) return messages.waiting;
      return item.progress === 1 ? messages.finishing : messages.uploading(percent(item));
    case 'uploaded':
      return html`${tickIcon}${messages.uploaded}`;
    case 'refused':
      return html`${troubleIcon}${item.refusal && messages.refusals[item.refusal.refusal](item.refusal)}`;
    case 'failed': {
      const { failures } = messages;
      const { failure = 'other' } = item;
      return html`${troubleIcon}${Object.hasOwn(failures, failure) ? failures[failure] : failures.other}`;
    }
  }
};

/** One file: what it is, how far it is, and what can be done about it. */
export const photoRow = ({
  item,
  messages,
  disabled,
  hasRoom,
  onRemove,
  onRetry,
}: PhotoRow): TemplateResult => {
  const { name, state, refusal } = item;
  const named = html`<span class="unseen">: ${name}</span>`;
  const again = state === 'failed' || (refusal?.refusal === 'too_many' && hasRoom);
  return html`<li part="photo">
    ${preview(item)}
    <div class="about">
      <p part="photo-name" dir="auto">${name}</p>
      <p part="photo-details">${details(item, messages)}</p>
      <p part="photo-state" class=${state}>${words(item, messages)}</p>
      ${
        state === 'uploading'
          ? html`<progress
              part="photo-progress"
              aria-label=${messages.progressOf(name)}
              max="100"
              .value=${percent(item)}
            ></progress>`
          : nothing
      }
    </div>
    <div class="deeds">
      ${
        again
          ? html`<button part="photo-retry" type="button" ?disabled=${disabled} @click=${onRetry}>
              ${messages.retry}${named}
            </button>`
          : nothing
      }
      <button part="photo-remove" type="button" ?disabled=${disabled} @click=${onRemove}>
        ${isUnderWay(item) ? messages.cancel : messages.remove}${named}
      </button>
    </div>
  </li>`;
};
