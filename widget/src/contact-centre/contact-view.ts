import type { Jurisdiction } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { Content, Start } from '../element/mimer-element.ts';
import type { ContactMessages } from '../locales/messages.ts';
import { withOverrides } from '../locales/overrides.ts';
import { channelsOf, isOfficeAlwaysOpen, type Channel } from './channels.ts';
import type { ContactCentre, ContactClient } from './contact-centre.ts';
import { contactCentreStyles } from './contact-centre.styles.ts';
import { channelIcon } from './icons.ts';
import { MinuteClock } from './minute-clock.ts';
import { renderOffice } from './office.ts';

const channelItem = (
  { name, href, text, alwaysOpen }: Channel,
  { contact }: ContactMessages,
): TemplateResult =>
  html`<li part="channel ${name}">
    ${channelIcon(name)}
    <div part="channel-text">
      <p part="channel-name">${contact[name]}</p>
      <p>
        <a part="link" href=${href} dir="ltr">${text}</a>
        ${alwaysOpen ? html`<span part="note">${contact.alwaysOpen}</span>` : nothing}
      </p>
    </div>
  </li>`;

/** The sentence names the number; the link is for a thumb in a hurry. */
const emergencyItem = ({ emergency }: Jurisdiction): unknown =>
  emergency === undefined
    ? nothing
    : html`<p part="emergency">
        <span>${emergency.text}</span>
        <a part="link emergency-number" href="tel:${emergency.number}" dir="ltr">
          ${channelIcon('phone')}${emergency.number}
        </a>
      </p>`;

const render = (
  jurisdiction: Jurisdiction,
  messages: ContactMessages,
  headingLevel: number,
  now: number,
): TemplateResult => {
  const { contact, timeZone } = jurisdiction;
  const { office } = contact;
  return html`<slot name="header"></slot>
    <div part="contact">
      ${emergencyItem(jurisdiction)}
      <h2 part="heading" aria-level=${headingLevel}>${messages.contact.title}</h2>
      <ul part="channels">
        ${channelsOf(jurisdiction).map(channel => channelItem(channel, messages))}
        ${
          office === undefined
            ? nothing
            : renderOffice({
                ...office,
                alwaysOpen: isOfficeAlwaysOpen(jurisdiction),
                timeZone,
                messages,
                now,
              })
        }
      </ul>
    </div>
    <slot name="footer"></slot>`;
};

/** Brings the municipality's profile; without any channel in it the fallback stays. */
export const prepareContact = async (
  host: ContactCentre,
  words: ContactMessages,
  { signal, client }: Start<ContactClient>,
): Promise<Content | undefined> => {
  const mimer = await client();
  const jurisdiction = await mimer.jurisdiction.get({ signal });
  if (channelsOf(jurisdiction).length === 0 && jurisdiction.contact.office === undefined) return undefined;
  const messages = withOverrides<ContactMessages>(words, host.messages);
  const clock = new MinuteClock(host);
  return {
    words: messages,
    styles: contactCentreStyles,
    render: () => render(jurisdiction, messages, host.headingLevel, Date.now()),
    end: () => clock.end(),
  };
};
