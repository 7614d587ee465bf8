import type { ContactMessages } from '../messages.ts';
import { opening } from './opening.ts';

/** What the contact centre says. */
export const contact = {
  ...opening,
  contact: {
    title: 'Contact us',
    phone: 'Telephone',
    whatsapp: 'WhatsApp',
    email: 'E-mail',
    website: 'Website',
    office: 'In person',
    alwaysOpen: '24 hours, every day',
    hours: 'Opening hours',
    days: (first, last) => `${first} to ${last}`,
    closedAllDay: 'Closed',
    openNow: 'Open now',
    closedNow: 'Closed now',
    opens: (inDays, weekday, time) => {
      if (inDays === 0) return `opens today at ${time}`;
      if (inDays === 1) return `opens tomorrow at ${time}`;
      return `opens ${inDays < 7 ? 'on' : 'next'} ${weekday} at ${time}`;
    },
    closes: (inDays, weekday, time) => {
      if (inDays === 0) return `closes at ${time}`;
      return inDays === 1 ? `closes tomorrow at ${time}` : `closes on ${weekday} at ${time}`;
    },
    holidays: 'May be closed on public holidays.',
  },
} satisfies ContactMessages;
