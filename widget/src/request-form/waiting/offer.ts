import { html, nothing } from 'lit';
import type { FormMessages } from '../../locales/messages.ts';
import { mostDays } from './reason.ts';
import type { QueueTrouble } from './waiting-requests.ts';

/** What the offer is given. */
export interface OfferContext {
  readonly messages: FormMessages['outbox'];
  readonly trouble: QueueTrouble | undefined;
  readonly isSaving: boolean;
  readonly onQueue: () => void;
}

/** To leave the request on this device until the network is back; what that means is said before it is done. */
export const renderOffer = ({ messages, trouble, isSaving, onQueue }: OfferContext): unknown => html`
  <div part="offer">
    <p>${messages.offerText} ${messages.limit(mostDays)}</p>
    <p part="aside">${messages.offerCaution}</p>
    <p>
      <button
        part="button secondary"
        type="button"
        aria-disabled=${isSaving ? 'true' : nothing}
        @click=${onQueue}
      >
        ${isSaving ? messages.saving : messages.offer}
      </button>
    </p>
    ${trouble === undefined ? nothing : html`<p part="offer-trouble">${messages[trouble]}</p>`}
  </div>
`;
