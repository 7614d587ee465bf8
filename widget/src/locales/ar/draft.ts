import type { FormMessages } from '../messages.ts';

/** What is said about answers that were kept, and about an attempt from before a reload. */
export const draft = {
  kept: 'مسودتكم ما زالت محفوظة.',
  keptHow: 'تُحفظ في علامة التبويب هذه فقط، لمدة أقصاها 24 ساعة. لا يُحفظ الاسم ولا بيانات التواصل.',
  remove: 'حذف المسودة',
  removed: 'حُذفت المسودة.',
  asking: 'جارٍ التحقق من وصول ما أرسلتموه سابقًا…',
  missing: 'لم يصلنا ما أرسلتموه سابقًا. يُرجى استكمال بياناتكم ثم الإرسال من جديد.',
  unknown: 'لا يمكننا حاليًا معرفة ما إذا كان ما أرسلتموه سابقًا قد وصل.',
  unknownAgain: 'سنتحقق مرة أخرى بعد قليل.',
  unknownSafe: 'إذا أكملتم النموذج وأرسلتموه فلن يُسجَّل طلبكم مرتين.',
  askNow: 'التحقق الآن',
  found: 'طلبكم السابق وصلنا:',
  foundSafe: 'ما كتبتموه بعد ذلك ما زال محفوظًا.',
  showFound: 'عرض الإيصال',
  goOn: 'العودة إلى ما كنت أكتبه',
} satisfies FormMessages['draft'];
