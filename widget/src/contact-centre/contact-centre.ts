import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';
import { MimerElement, type Content, type Start } from '../element/mimer-element.ts';
import { loadLaterMessages } from '../locales/load-later-messages.ts';

/** The call a contact centre makes: the SDK's client, or anything with the same shape. */
export interface ContactClient {
  readonly jurisdiction: Pick<CitizenClient['jurisdiction'], 'get'>;
}

/**
 * How to reach the municipality: telephone, WhatsApp, e-mail, website, and the office with its hours and whether it is
 * open now, on the clocks of the municipality's own place.
 *
 * @slot - Shown until the channels are known, and if they never are: a telephone number, an address.
 * @slot header - Above it.
 * @slot footer - Below it.
 * @event {ReadyEvent} mimer-ready - The channels are shown.
 * @event {ErrorEvent} mimer-error - They could not be fetched; it is tried again when the network comes back.
 * @csspart base - All of it.
 * @csspart contact - Emergency line, heading and channels.
 * @csspart emergency - Whom to call in an emergency.
 * @csspart emergency-number - Its link.
 * @csspart heading - The heading.
 * @csspart channels - The list of channels.
 * @csspart channel - One of them; also `phone`, `whatsapp`, `email` or `website`.
 * @csspart office - The channel of those who come in person.
 * @csspart icon - Its picture.
 * @csspart channel-text - What stands beside the picture.
 * @csspart channel-name - What it is called.
 * @csspart link - Its link.
 * @csspart note - A line in small print: always open, holidays.
 * @csspart address - The office's address.
 * @csspart open-state - Whether it is open now.
 * @csspart open - The same while it is open.
 * @csspart closed - The same while it is closed.
 * @csspart badge - The two or three words of it.
 * @csspart next-turn - When it closes or opens next.
 * @csspart hours - The hours of the week.
 * @csspart hours-row - A row of them; `today` is the one of today.
 * @cssproperty [--mimer-max-inline-size=42rem] - How wide it gets.
 */
export class ContactCentre extends MimerElement<ContactClient> {
  protected override async prepare(start: Start<ContactClient>): Promise<Content | undefined> {
    const [{ prepareContact }, words] = await Promise.all([
      loadView(),
      loadLaterMessages('contact', start.locale),
    ]);
    return prepareContact(this, words, start);
  }
}

const loadView = () => import('./contact-view.ts');

declare global {
  interface HTMLElementTagNameMap {
    'mimer-contact-centre': ContactCentre;
  }
}
