import type { Jurisdiction } from '@melikgazi/mimer-sdk';
import { formatPhone } from '@melikgazi/mimer-sdk/phone';

/** A way to reach the municipality that a click opens. */
export interface Channel {
  readonly name: 'phone' | 'whatsapp' | 'email' | 'website';
  readonly href: string;
  /** As people read it. */
  readonly text: string;
  readonly alwaysOpen: boolean;
}

/** A profile may hold any URL; only one that leads to a page becomes a link. */
const pageOf = (website: string | undefined): URL | undefined => {
  if (website === undefined || !URL.canParse(website)) return undefined;
  const url = new URL(website);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
};

/** The channels that the municipality names, the quickest first. */
export const channelsOf = ({ contact }: Jurisdiction): readonly Channel[] => {
  const { phone, whatsapp, email, alwaysOpen } = contact;
  const page = pageOf(contact.website);
  const found: (Omit<Channel, 'alwaysOpen'> | undefined)[] = [
    phone === undefined ? undefined : { name: 'phone', href: `tel:${phone}`, text: formatPhone(phone) },
    whatsapp === undefined
      ? undefined
      : {
          name: 'whatsapp',
          href: `https://wa.me/${whatsapp.replace(/\D/g, '')}`,
          text: formatPhone(whatsapp),
        },
    email === undefined ? undefined : { name: 'email', href: `mailto:${email}`, text: email },
    page === undefined
      ? undefined
      : { name: 'website', href: page.href, text: page.host + page.pathname.replace(/\/$/, '') },
  ];
  const isAlwaysOpen = (name: Channel['name']) =>
    alwaysOpen.includes(name) || (name === 'website' && alwaysOpen.includes('web'));
  return found
    .filter(channel => channel !== undefined)
    .map(channel => ({ ...channel, alwaysOpen: isAlwaysOpen(channel.name) }));
};

/** Whether there is somebody in the office around the clock, whatever hours it names. */
export const isOfficeAlwaysOpen = ({ contact }: Jurisdiction): boolean =>
  contact.alwaysOpen.some(name => name === 'office' || name === 'in_person');
