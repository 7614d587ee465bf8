import type { LauncherMessages } from '../messages.ts';
import { opening } from './opening.ts';

/** What the launcher says. */
export const launcher = {
  ...opening,
  launcher: {
    label: 'درخواست و تماس',
    title: 'چگونه می‌توانیم به شما کمک کنیم؟',
    close: 'بستن',
    sections: { form: 'ثبت درخواست', tracker: 'پیگیری درخواست من', contacts: 'تماس با ما' },
  },
} satisfies LauncherMessages;
