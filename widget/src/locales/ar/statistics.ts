import type { StatisticsMessages } from '../messages.ts';
import { opening } from './opening.ts';
import { plural } from './plural.ts';

/** What the public figures say. */
export const statistics = {
  ...opening,
  statistics: {
    title: 'الطلبات بالأرقام',
    total: 'الطلبات المستلمة',
    days: count =>
      plural(Number(count.replaceAll(',', '')), {
        one: 'يوم واحد',
        two: 'يومان',
        few: '# أيام',
        many: '# يومًا',
        other: '# يوم',
      }),
    medianDays: 'اكتملت معالجة نصف الطلبات المغلقة خلال هذه المدة',
    rating: mean => `${mean} من 5`,
    ratings: count => `متوسط التقييم (عدد التقييمات: ${count})`,
    byMonth: 'حسب الشهر',
    byServiceGroup: 'حسب الموضوع',
    byKind: 'حسب نوع الطلب',
    bySource: 'حسب طريقة التقديم',
    byStatus: 'حسب الحالة',
    most: (name, count) => `الأكثر: ${name} (${count}).`,
    onlyOne: (name, count) => `${name}: ${count}.`,
    showTable: 'عرض الأعداد في جدول',
    month: 'الشهر',
    name: 'الاسم',
    count: 'العدد',
    few: 'أقل من 5',
    unfinished: 'حتى الآن',
    caution: 'تُقرَّب الأعداد إلى مضاعفات الخمسة، ولا تُعرض الأعداد التي تقل عن 5.',
    empty: 'لا توجد أعداد لعرضها في هذه الفترة؛ فالأعداد التي تقل عن 5 لا تُعرض.',
    sources: {
      web: 'الإنترنت',
      phone: 'الهاتف',
      in_person: 'الحضور الشخصي',
      petition: 'عريضة خطية',
      email: 'البريد الإلكتروني',
      whatsapp: 'WhatsApp',
      social_media: 'وسائل التواصل الاجتماعي',
      other: 'طرق أخرى',
    },
    statuses: {
      received: 'استُلم',
      in_review: 'قيد الدراسة',
      forwarded: 'أُحيل إلى القسم',
      in_progress: 'قيد المعالجة',
      awaiting_citizen: 'في انتظار معلومات إضافية',
      resolved: 'اكتملت المعالجة',
      declined: 'تعذّرت المعالجة',
      transferred: 'أُرسل إلى الجهة المختصة',
      merged: 'ضُمّ إلى طلب قائم',
      withdrawn: 'سُحب',
    },
  },
} satisfies StatisticsMessages;
