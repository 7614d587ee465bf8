import type { ContactMessages } from '../messages.ts';
import { opening } from './opening.ts';

/** What the contact centre says. */
export const contact = {
  ...opening,
  contact: {
    title: 'تماس با ما',
    phone: 'تلفن',
    whatsapp: 'WhatsApp',
    email: 'ایمیل',
    website: 'وب‌سایت',
    office: 'مراجعهٔ حضوری',
    alwaysOpen: 'شبانه‌روزی، هر روز هفته',
    hours: 'ساعت‌های کار',
    days: (first, last) => `${first} تا ${last}`,
    closedAllDay: 'بسته',
    openNow: 'اکنون باز است',
    closedNow: 'اکنون بسته است',
    opens: (inDays, weekday, time) => {
      if (inDays === 0) return `امروز ساعت ${time} باز می‌شود`;
      if (inDays === 1) return `فردا ساعت ${time} باز می‌شود`;
      return `${inDays < 7 ? '' : 'هفتهٔ آینده، '}${weekday} ساعت ${time} باز می‌شود`;
    },
    closes: (inDays, weekday, time) => {
      if (inDays === 0) return `ساعت ${time} بسته می‌شود`;
      return `${inDays === 1 ? 'فردا' : weekday} ساعت ${time} بسته می‌شود`;
    },
    holidays: 'در تعطیلات رسمی ممکن است بسته باشد.',
  },
} satisfies ContactMessages;
