import type { FormMessages } from '../messages.ts';

/** What is said where a request may be remembered on this device. */
export const remember = {
  label: 'حفظ هذا الطلب على هذا الجهاز',
  hint: 'يُحفظ رقم طلبكم ورمز المتابعة السري على هذا الجهاز. يُرجى عدم تحديد هذا الخيار على جهاز يستخدمه آخرون.',
  remembered: 'سيُحفظ على هذا الجهاز.',
  forgotten: 'أُزيل من هذا الجهاز.',
  full: 'تعذّر الحفظ على هذا الجهاز.',
} satisfies FormMessages['remember'];
