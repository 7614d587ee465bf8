import type { LauncherMessages } from '../messages.ts';
import { opening } from './opening.ts';

/** What the launcher says. */
export const launcher = {
  ...opening,
  launcher: {
    label: 'الطلبات والتواصل',
    title: 'كيف يمكننا مساعدتكم؟',
    close: 'إغلاق',
    sections: { form: 'تقديم طلب', tracker: 'متابعة طلبي', contacts: 'التواصل معنا' },
  },
} satisfies LauncherMessages;
