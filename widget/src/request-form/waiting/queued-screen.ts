import { html, nothing, type TemplateResult } from 'lit';
import { isOpen, type OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import { formatDate } from '../../format-date.ts';
import type { FormMessages } from '../../locales/messages.ts';
import { renderConfirmation } from './confirmation.ts';
import { canBeOpened, mostDays, reasonOf, stateOf, titleOf } from './reason.ts';
import { subjectOf } from './waiting-requests.ts';

/** What the screen is given. */
export interface QueuedContext {
  /** Absent until it is read. */
  readonly item: OutboxItem | undefined;
  /** How many there are on this device. */
  readonly count: number;
  readonly messages: FormMessages;
  readonly headingLevel: number;
  readonly timeZone: string;
  readonly isConfirming: boolean;
  readonly onRetry: () => void;
  readonly onAgain: () => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

const row = (label: string, value: unknown): TemplateResult => html`
  <div part="answer">
    <dt part="answer-label">${label}</dt>
    <dd part="answer-value">${value}</dd>
  </div>
`;

const facts = ({ item, messages, timeZone }: QueuedContext): unknown => {
  if (item === undefined) return nothing;
  const words = messages.outbox;
  const { files, state } = item;
  const uploaded = files.filter(({ attachmentId }) => attachmentId !== undefined).length;
  const since = formatDate(new Date(item.createdAt).toISOString(), 'moment', messages.dates, timeZone);
  return html`<dl part="answers">
    ${row(words.subject, subjectOf(item))} ${row(words.since, since)}
    ${row(words.state, html`<span part="waiting-state" class=${state}>${stateOf(item, words)}</span>`)}
    ${files.length === 0 ? nothing : row(words.files, words.uploaded(uploaded, files.length))}
  </dl>`;
};

const buttons = (context: QueuedContext): TemplateResult => {
  const { item, messages, onRetry, onOpen, onAgain, onRemove } = context;
  const words = messages.outbox;
  const waits = item === undefined || isOpen(item);
  return html`<div part="buttons">
    ${waits ? html`<button part="button" type="button" @click=${onRetry}>${words.retry}</button>` : nothing}
    ${
      item !== undefined && canBeOpened(item)
        ? html`<button part="button" type="button" @click=${onOpen}>${words.open}</button>`
        : nothing
    }
    <button part="button secondary" type="button" @click=${onAgain}>${words.again}</button>
    <button part="button secondary" type="button" data-removes="*" @click=${onRemove}>${words.remove}</button>
  </div>`;
};

/** The request that waits on this device: what it is, how it stands, and what can be done. */
export const renderQueued = (context: QueuedContext): TemplateResult => {
  const { item, messages, headingLevel, count, isConfirming, onConfirm, onCancel } = context;
  const words = messages.outbox;
  const isSetAside = item?.state === 'setAside';
  return html`
    <section part="queued" aria-labelledby="heading">
      <div part="queued-head" class=${isSetAside ? 'set-aside' : ''}>
        <h2 part="heading" id="heading" tabindex="-1" aria-level=${headingLevel}>
          ${isSetAside ? titleOf(item, words) : words.title}
        </h2>
        <p>${isSetAside ? reasonOf(item, messages) : `${words.text} ${words.limit(mostDays)}`}</p>
      </div>
      ${facts(context)}
      <p part="caution">${words.caution}</p>
      ${
        isConfirming
          ? renderConfirmation({ messages: words, question: words.confirm(count), onConfirm, onCancel })
          : buttons(context)
      }
    </section>
  `;
};
