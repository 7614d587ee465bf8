import type { TrackerMessages } from '../messages.ts';

/** What is said where a request may be remembered on this device. */
export const remember = {
  label: 'این درخواست در این دستگاه به خاطر سپرده شود',
  hint: 'شمارهٔ درخواست و کد پیگیری محرمانهٔ شما در این دستگاه ذخیره می‌شود. در کامپیوتری که دیگران هم از آن استفاده می‌کنند، این گزینه را علامت نزنید.',
  remembered: 'در این دستگاه به خاطر سپرده می‌شود.',
  forgotten: 'از این دستگاه حذف شد.',
  full: 'در این دستگاه ذخیره نشد.',
} satisfies TrackerMessages['remember'];
