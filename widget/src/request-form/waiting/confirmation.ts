import { html, type TemplateResult } from 'lit';
import type { FormMessages } from '../../locales/messages.ts';

/** What the question is given. */
export interface ConfirmationContext {
  readonly messages: FormMessages['outbox'];
  readonly question: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks in the page, in place of a dialog: it takes the focus. */
export const renderConfirmation = ({
  messages,
  question,
  onConfirm,
  onCancel,
}: ConfirmationContext): TemplateResult => html`
  <div part="confirm" role="group" aria-labelledby="confirm-question" tabindex="-1">
    <p id="confirm-question">${question}</p>
    <div part="buttons">
      <button part="button" type="button" @click=${onConfirm}>${messages.confirmRemove}</button>
      <button part="button secondary" type="button" @click=${onCancel}>${messages.cancel}</button>
    </div>
  </div>
`;
