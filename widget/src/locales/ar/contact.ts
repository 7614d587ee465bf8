import type { ContactMessages } from '../messages.ts';
import { opening } from './opening.ts';

/** What the contact centre says. */
export const contact = {
  ...opening,
  contact: {
    title: 'تواصلوا معنا',
    phone: 'الهاتف',
    whatsapp: 'WhatsApp',
    email: 'البريد الإلكتروني',
    website: 'الموقع الإلكتروني',
    office: 'الحضور الشخصي',
    alwaysOpen: 'على مدار الساعة، طوال أيام الأسبوع',
    hours: 'أوقات العمل',
    days: (first, last) => `من ${first} إلى ${last}`,
    closedAllDay: 'مغلق',
    openNow: 'مفتوح الآن',
    closedNow: 'مغلق الآن',
    opens: (inDays, weekday, time) => {
      if (inDays === 0) return `يُفتح اليوم الساعة ${time}`;
      if (inDays === 1) return `يُفتح غدًا الساعة ${time}`;
      return inDays < 7
        ? `يُفتح يوم ${weekday} الساعة ${time}`
        : `يُفتح يوم ${weekday} من الأسبوع المقبل الساعة ${time}`;
    },
    closes: (inDays, weekday, time) => {
      if (inDays === 0) return `يُغلق الساعة ${time}`;
      return inDays === 1 ? `يُغلق غدًا الساعة ${time}` : `يُغلق يوم ${weekday} الساعة ${time}`;
    },
    holidays: 'قد يكون مغلقًا في العطل الرسمية.',
  },
} satisfies ContactMessages;
