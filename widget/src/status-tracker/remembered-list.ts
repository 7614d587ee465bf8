import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import type { RememberedRequest } from '../remembered/read-entries.ts';
import { entryOf } from '../request-form/words.ts';

/** What the list is given. */
export interface RememberedListView {
  readonly entries: readonly RememberedRequest[];
  readonly messages: TrackerMessages;
  readonly headingLevel: number;
  readonly timeZone: string;
  readonly isBusy: boolean;
  readonly onOpen: (entry: RememberedRequest) => void;
  readonly onForget: (entry: RememberedRequest) => void;
  readonly onForgetAll: () => void;
}

const item = (entry: RememberedRequest, view: RememberedListView): TemplateResult => {
  const { reference, subject, status, seenAt } = entry;
  const { messages, timeZone, isBusy, onOpen, onForget } = view;
  const { tracker, dates } = messages;
  return html`<li part="remembered-item">
    <div part="remembered-words">
      <button
        part="link remembered-open"
        type="button"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => onOpen(entry)}
      >
        <bdi>${subject || reference}</bdi>
      </button>
      ${subject === '' ? nothing : html`<p part="remembered-reference"><bdi dir="ltr">${reference}</bdi></p>`}
      <p part="aside">
        ${entryOf<string>(tracker.statuses, status) ?? ''}
        ${tracker.list.seen(formatDate(seenAt, 'moment', dates, timeZone))}
      </p>
    </div>
    <button
      part="button secondary small"
      type="button"
      aria-label=${tracker.list.forgetOne(reference)}
      @click=${() => onForget(entry)}
    >
      ${tracker.list.forget}
    </button>
  </li>`;
};

/** The requests that this device remembers, each a click away. */
export const renderRememberedList = (view: RememberedListView): TemplateResult | typeof nothing => {
  const { entries, messages, headingLevel, onForgetAll } = view;
  const { list } = messages.tracker;
  if (entries.length === 0) return nothing;
  return html`<section part="section remembered" aria-labelledby="remembered-title">
    <h3 part="section-title" id="remembered-title" tabindex="-1" aria-level=${headingLevel + 1}>
      ${list.title}
    </h3>
    <ul part="remembered-list">
      ${entries.map(entry => item(entry, view))}
    </ul>
    <div part="buttons">
      <button part="button secondary small" type="button" @click=${onForgetAll}>${list.forgetAll}</button>
    </div>
  </section>`;
};
