import type { OpeningMessages } from '../messages.ts';
import { plural } from './plural.ts';

/** What stands on the first sight of the form, in words that are the same in Iran and in Afghanistan where there are any. */
export const opening = {
  locale: 'fa',
  dates: 'fa',
  dir: 'rtl',
  field: {
    optional: '(اختیاری)',
    error: 'خطا:',
    remaining: count => plural(count, { other: '# حرف دیگر می‌توانید بنویسید' }),
    tooMany: count => plural(count, { other: '# حرف بیش از حد مجاز' }),
    noMatches: 'گزینهٔ مناسبی پیدا نشد. لطفاً کلمهٔ دیگری را امتحان کنید.',
    matches: count => plural(count, { other: '# گزینه' }),
    clear: 'پاک کردن',
  },
  steps: {
    subject: 'موضوع درخواست',
    place: 'کجاست؟',
    you: 'اطلاعات تماس',
    check: 'بازبینی و ارسال',
  },
  progress: (step, of) => `مرحلهٔ ${step} از ${of}`,
  loading: 'موضوع‌ها در حال بارگیری است. در این میان می‌توانید بنویسید.',
  incomplete: 'ادامهٔ فرم بارگیری نشد. لطفاً اتصال اینترنت خود را بررسی و صفحه را دوباره بارگیری کنید.',
  description: 'چه شده است؟ چه می‌خواهید؟',
  descriptionHint: 'با کلمات خودتان بنویسید. لطفاً شمارهٔ شناسایی یا اطلاعات صحی و پزشکی ننویسید.',
  service: 'موضوع',
  serviceHint: 'یک کلمه بنویسید یا از فهرست انتخاب کنید. اگر مطمئن نیستید، گزینهٔ آخر را انتخاب کنید.',
} satisfies OpeningMessages;
