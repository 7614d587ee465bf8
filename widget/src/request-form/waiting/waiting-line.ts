import { html, nothing, type TemplateResult } from 'lit';
import { isOpen, type OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import type { FormMessages } from '../../locales/messages.ts';
import { renderConfirmation } from './confirmation.ts';
import { canBeOpened, reasonOf, stateOf, titleOf } from './reason.ts';
import { subjectOf } from './waiting-requests.ts';

/** What a line is given; what cannot be done now is absent. */
export interface LineContext {
  readonly item: OutboxItem;
  readonly messages: FormMessages;
  readonly isConfirming: boolean;
  readonly onRetry: () => void;
  readonly onShow: (() => void) | undefined;
  readonly onPrint: (() => void) | undefined;
  readonly onOpen: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** One request of an earlier visit: sent, waiting, or refused. */
export const renderWaitingLine = (context: LineContext): TemplateResult => {
  const { item, messages, isConfirming, onConfirm, onCancel } = context;
  const words = messages.outbox;
  const question = item.state === 'sent' ? words.confirmReceipt : words.confirm(1);
  return html`
    <div part="waiting" class=${item.state}>
      <p part="waiting-title">${titleOf(item, words)}</p>
      ${detailsOf(item, messages)}
      ${
        isConfirming
          ? renderConfirmation({ messages: words, question, onConfirm, onCancel })
          : html`<div part="waiting-actions">${actionsOf(context)}</div>`
      }
    </div>
  `;
};

const detailsOf = (item: OutboxItem, messages: FormMessages): TemplateResult => {
  const { receipt } = item;
  const words = messages.outbox;
  if (receipt !== undefined)
    return html`<p>
      ${words.reference} <b dir="ltr">${receipt.reference}</b> · ${words.trackingCode}
      <b dir="ltr">${receipt.trackingCode}</b>
    </p>`;
  const state = item.state === 'setAside' ? reasonOf(item, messages) : stateOf(item, words);
  return html`<p>${subjectOf(item)} · ${state}</p>`;
};

const actionsOf = ({ item, messages, ...on }: LineContext): TemplateResult => {
  const words = messages.outbox;
  const button = (label: string, onClick: (() => void) | undefined) =>
    onClick === undefined
      ? nothing
      : html`<button part="change" type="button" @click=${onClick}>${label}</button>`;
  return html`
    ${isOpen(item) ? button(words.retry, on.onRetry) : nothing}
    ${item.state === 'sent' ? [button(words.show, on.onShow), button(words.print, on.onPrint)] : nothing}
    ${canBeOpened(item) ? button(words.open, on.onOpen) : nothing}
    <button part="change" type="button" data-removes=${item.id} @click=${on.onRemove}>
      ${item.state === 'sent' ? words.forget : words.remove}
    </button>
  `;
};
