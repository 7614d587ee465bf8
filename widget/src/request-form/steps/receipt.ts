import { html, nothing, type TemplateResult } from 'lit';
import type { Sent } from '../../flow/state.ts';
import { formatDate } from '../../format-date.ts';
import type { FormMessages } from '../../locales/messages.ts';
import { rememberedOnThisDevice } from '../../remembered/on-this-device.ts';
import { renderRememberBox } from '../../remembered/remember-box.ts';
import { phoneLink } from '../phone-link.ts';

/** What the receipt is given. */
export interface ReceiptContext {
  readonly state: Sent;
  readonly messages: FormMessages;
  readonly headingLevel: number;
  /** The backend, for which this device may remember the request. */
  readonly endpoint: string;
  readonly announce: (words: string) => void;
  readonly onCopy: () => void;
  readonly onPrint: () => void;
  readonly onAgain: () => void;
}

const rememberBox = ({ state, messages, endpoint, announce }: ReceiptContext): unknown => {
  const { reference, trackingCode, subject, receivedAt } = state.receipt;
  const { remembered, forgotten, full } = messages.remember;
  const requests = rememberedOnThisDevice(endpoint);
  const entry = { reference, trackingCode, subject, status: 'received', seenAt: receivedAt };
  const keep = (isWanted: boolean) => (isWanted ? requests?.remember(entry) : requests?.forget(reference));
  return renderRememberBox({
    messages,
    isRemembered: requests?.isPossible === true ? requests.has(reference) : undefined,
    onChange: isWanted => announce(keep(isWanted) === true ? (isWanted ? remembered : forgotten) : full),
  });
};

/** The proof of application: number, code, date, subject, and what happens next. */
export const renderReceipt = (context: ReceiptContext): TemplateResult => {
  const { state, messages, headingLevel, onCopy, onPrint, onAgain } = context;
  const { receipt, catalogue, beforeChanges, channel } = state;
  const words = messages.receipt;
  const { timeZone, contact, name } = catalogue.jurisdiction;
  const date = (value: string, style: 'day' | 'moment') => formatDate(value, style, messages.dates, timeZone);
  const due = receipt.dueOn === undefined ? undefined : date(receipt.dueOn, 'day');
  const next = [
    words.nextReview,
    due === undefined ? undefined : words.nextDue(due),
    channel === undefined ? undefined : channel === 'none' ? words.nextAnonymous : words.nextTold,
    words.nextTrack,
  ].filter(line => line !== undefined);
  return html`
    <section part="receipt" aria-labelledby="heading">
      <div part="receipt-head">
        <h2 part="heading" id="heading" tabindex="-1" aria-level=${headingLevel}>${words.title}</h2>
        <p>${words.keep}</p>
        <dl part="numbers">
          <div>
            <dt>${words.reference}</dt>
            <dd part="reference" dir="ltr">${receipt.reference}</dd>
          </div>
          <div>
            <dt>${words.trackingCode}</dt>
            <dd part="tracking-code" dir="ltr">${receipt.trackingCode}</dd>
          </div>
        </dl>
      </div>
      ${receipt.test ? html`<p part="caution">${words.test}</p>` : nothing}
      ${beforeChanges ? html`<p part="caution">${words.beforeChanges}</p>` : nothing}
      <dl part="answers">
        <div part="answer">
          <dt part="answer-label">${words.subject}</dt>
          <dd part="answer-value"><bdi>${receipt.subject}</bdi></dd>
        </div>
        <div part="answer">
          <dt part="answer-label">${words.receivedAt}</dt>
          <dd part="answer-value">${date(receipt.receivedAt, 'moment')}</dd>
        </div>
        ${
          due === undefined
            ? nothing
            : html`<div part="answer">
                <dt part="answer-label">${words.dueOn}</dt>
                <dd part="answer-value">${due}</dd>
              </div>`
        }
      </dl>
      <h3 part="section-title" aria-level=${headingLevel + 1}>${words.next}</h3>
      <ul part="next">
        ${next.map(line => html`<li>${line}</li>`)}
      </ul>
      <p part="aside">
        ${name}${contact.phone === undefined ? nothing : html` · ${phoneLink(contact.phone)}`}
      </p>
      ${rememberBox(context)}
      <slot name="receipt"></slot>
      <div part="buttons">
        ${
          receipt.trackingUrl === undefined
            ? nothing
            : html`<a part="button" href=${receipt.trackingUrl}>${words.track}</a>`
        }
        <button part="button secondary" type="button" @click=${onCopy}>${words.copy}</button>
        <button part="button secondary" type="button" @click=${onPrint}>${words.print}</button>
        <button part="button secondary" type="button" @click=${onAgain}>
          ${state.kept === undefined ? words.again : messages.draft.goOn}
        </button>
      </div>
    </section>
  `;
};
