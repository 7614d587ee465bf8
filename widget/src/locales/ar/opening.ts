import type { OpeningMessages } from '../messages.ts';
import { plural } from './plural.ts';

/** What stands on the first sight of the form. People are addressed in the plural, which is polite and of no gender. */
export const opening = {
  locale: 'ar',
  // Syrians and Iraqis, nearly all who read Arabic in Türkiye, call November تشرين الثاني.
  dates: 'ar-SY',
  dir: 'rtl',
  field: {
    optional: '(اختياري)',
    error: 'خطأ:',
    remaining: count =>
      plural(count, {
        zero: 'لم يبقَ أي حرف',
        one: 'بقي حرف واحد',
        two: 'بقي حرفان',
        few: 'بقيت # أحرف',
        many: 'بقي # حرفًا',
        other: 'بقي # حرف',
      }),
    tooMany: count =>
      plural(count, {
        zero: 'لا أحرف زائدة',
        one: 'حرف واحد زائد',
        two: 'حرفان زائدان',
        few: '# أحرف زائدة',
        many: '# حرفًا زائدًا',
        other: '# حرف زائد',
      }),
    noMatches: 'لا يوجد خيار مناسب. يُرجى تجربة كلمة أخرى.',
    matches: count =>
      plural(count, {
        zero: 'لا خيارات',
        one: 'خيار واحد',
        two: 'خياران',
        few: '# خيارات',
        many: '# خيارًا',
        other: '# خيار',
      }),
    clear: 'مسح',
  },
  steps: {
    subject: 'موضوع الطلب',
    place: 'أين المكان؟',
    you: 'بيانات التواصل',
    check: 'المراجعة والإرسال',
  },
  progress: (step, of) => `الخطوة ${step} من ${of}`,
  loading: 'جارٍ تحميل المواضيع. يمكنكم البدء بالكتابة الآن.',
  incomplete: 'تعذّر تحميل بقية النموذج. يُرجى التحقق من اتصالكم بالإنترنت وإعادة تحميل الصفحة.',
  description: 'ماذا حدث؟ وماذا تطلبون؟',
  descriptionHint: 'اكتبوا بكلماتكم. يُرجى عدم ذكر رقم الهوية أو أي معلومات صحية.',
  service: 'الموضوع',
  serviceHint: 'اكتبوا كلمة أو اختاروا من القائمة. إن لم تكونوا متأكدين فاختاروا الخيار الأخير.',
} satisfies OpeningMessages;
