import { opening } from './opening.ts';

/** What the contact centre says. No ending is put on a time or a day. */
export const contact = {
  ...opening,
  contact: {
    title: 'Bize ulaşınız',
    phone: 'Telefon',
    whatsapp: 'WhatsApp',
    email: 'E-posta',
    website: 'İnternet sitesi',
    office: 'Şahsen',
    alwaysOpen: '7 gün 24 saat',
    hours: 'Çalışma saatleri',
    days: (first: string, last: string) => `${first}–${last}`,
    closedAllDay: 'Kapalı',
    openNow: 'Şu an açık',
    closedNow: 'Şu an kapalı',
    /** When it opens: in how many days, on which day of the week, at what time. */
    opens: (inDays: number, weekday: string, time: string) => {
      if (inDays === 0) return `açılış: bugün ${time}`;
      if (inDays === 1) return `açılış: yarın ${time}`;
      const day = weekday.toLocaleLowerCase('tr');
      return inDays < 7 ? `açılış: ${day} ${time}` : `açılış: gelecek hafta ${day} ${time}`;
    },
    closes: (inDays: number, weekday: string, time: string) => {
      if (inDays === 0) return `kapanış: ${time}`;
      return inDays === 1 ? `kapanış: yarın ${time}` : `kapanış: ${weekday.toLocaleLowerCase('tr')} ${time}`;
    },
    holidays: 'Resmî tatillerde kapalı olabilir.',
  },
};
