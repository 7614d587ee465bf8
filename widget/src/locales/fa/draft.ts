import type { FormMessages } from '../messages.ts';

/** What is said about answers that were kept, and about an attempt from before a reload. */
export const draft = {
  kept: 'پیش‌نویس شما محفوظ است.',
  keptHow:
    'فقط در همین برگهٔ (تب) مرورگر و حداکثر تا 24 ساعت نگه داشته می‌شود. نام و اطلاعات تماس نگه داشته نمی‌شود.',
  remove: 'حذف پیش‌نویس',
  removed: 'پیش‌نویس حذف شد.',
  asking: 'بررسی می‌کنیم که ارسال قبلی شما رسیده است یا نه…',
  missing: 'ارسال قبلی شما به ما نرسیده است. لطفاً اطلاعات خود را کامل کنید و دوباره بفرستید.',
  unknown: 'اکنون نمی‌توانیم بگوییم که ارسال قبلی شما رسیده است یا نه.',
  unknownAgain: 'به‌زودی دوباره بررسی می‌شود.',
  unknownSafe: 'اگر فرم را کامل کنید و بفرستید، درخواست شما دو بار ثبت نمی‌شود.',
  askNow: 'همین حالا بررسی شود',
  found: 'درخواست قبلی شما به ما رسیده است:',
  foundSafe: 'آنچه پس از آن نوشته‌اید همچنان اینجاست.',
  showFound: 'نمایش رسید',
  goOn: 'بازگشت به آنچه می‌نوشتم',
} satisfies FormMessages['draft'];
