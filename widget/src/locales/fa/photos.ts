import { leftToRight } from '../left-to-right.ts';
import type { FormMessages } from '../messages.ts';
import { kilobytes, megabytes } from './file-size.ts';
import { plural } from './plural.ts';

/** As the municipality counts, whose 10 MB are 10,485,760 bytes. */
const size = (bytes: number): string =>
  bytes < 1024 ** 2 ? kilobytes(bytes / 1024) : megabytes(bytes / 1024 ** 2);

const number = (count: number) => plural(count, { other: '#' });
const percentage = (percent: number) => plural(percent, { other: '# درصد' });

const documentFormat = leftToRight('PDF');

/** What is said about photos and other files. */
export const photos = {
  label: 'عکس‌ها',
  hint: ({ count, bytes, documents }) =>
    [
      'عکس به ما کمک می‌کند مشکل را زودتر حل کنیم.',
      `حداکثر ${number(count)} ${documents ? `عکس یا ${documentFormat}` : 'عکس'}، هر کدام حداکثر ${size(bytes)}.`,
      'لطفاً دقت کنید که چهرهٔ افراد و پلاک خودروها در عکس دیده نشود.',
    ].join(' '),
  sending: percent => `عکس‌ها در حال بارگذاری است، ${percentage(percent)}`,
  incomplete: count =>
    plural(count, {
      one: '# فایل بارگذاری نشد. می‌توانید دوباره تلاش کنید یا بدون آن بفرستید.',
      other: '# فایل بارگذاری نشد. می‌توانید دوباره تلاش کنید یا بدون آن‌ها بفرستید.',
    }),
  none: 'اضافه نشده',
  retryAll: 'تلاش دوباره برای بارگذاری',
  place: {
    title: 'محل گرفتن عکس',
    offer:
      'محل گرفتن عکس در خود عکس ثبت شده است. اگر بخواهید، می‌توانیم این محل را به درخواست شما اضافه کنیم.',
    use: 'استفاده از این محل',
    used: 'محل گرفتن عکس به درخواست شما اضافه شد.',
    drop: 'حذف این محل',
  },
  field: {
    add: 'افزودن عکس',
    drop: 'یا آن را به اینجا بکشید',
    chosen: (count, max) => `${number(count)} از ${number(max)}`,
    size,
    reduced: (bytes, before) => `${size(bytes)} (پیش از این ${size(before)})`,
    preparing: 'در حال آماده‌سازی…',
    uploading: percent => `در حال بارگذاری، ${percentage(percent)}`,
    waiting: 'در نوبت…',
    finishing: 'در حال ثبت…',
    uploaded: 'بارگذاری شد',
    progressOf: name => `در حال بارگذاری: ${name}`,
    cancel: 'لغو',
    remove: 'حذف',
    retry: 'تلاش دوباره',
    refusals: {
      heic: () =>
        `مرورگر شما نمی‌تواند این عکس ${leftToRight('HEIC')} را باز کند. لطفاً اسکرین‌شات عکس یا نسخهٔ ${leftToRight('JPEG')} آن را اضافه کنید.`,
      too_large: ({ bytes = 0, maxBytes = 0 }) =>
        `حجم فایل بیش از اندازه است (${size(bytes)}). حداکثر حجم مجاز ${size(maxBytes)} است.`,
      type: () => 'این نوع فایل پذیرفته نمی‌شود. لطفاً یک عکس انتخاب کنید.',
      unreadable: () => 'این فایل باز نشد؛ شاید خراب باشد. لطفاً عکس دیگری انتخاب کنید.',
      empty: () => 'این فایل خالی است. لطفاً عکس دیگری انتخاب کنید.',
      too_many: () =>
        'اضافه نشد، چون تعداد فایل‌ها به حداکثر رسیده است. برای باز کردن جا، می‌توانید یکی از فایل‌های دیگر را حذف کنید.',
    },
    failures: {
      connection: 'بارگذاری نشد: ارتباط قطع است. وقتی ارتباط برقرار شود، خودبه‌خود دوباره تلاش می‌شود.',
      too_large: 'حجم این فایل برای سرور بیش از اندازه است.',
      unsupported_media_type: 'سرور این نوع فایل را نمی‌پذیرد.',
      invalid: 'سرور نتوانست این فایل را بخواند.',
      rate_limited: 'در زمان کوتاهی فایل‌های زیادی فرستاده شد. لطفاً کمی بعد دوباره تلاش کنید.',
      storage_full: 'سرور جای خالی ندارد. می‌توانید بدون عکس بفرستید.',
      other: 'بارگذاری نشد. لطفاً دوباره تلاش کنید.',
    },
    added: count => plural(count, { other: '# فایل انتخاب شد و در حال بارگذاری است.' }),
    removed: name => `حذف شد: ${name}`,
    done: ({ uploaded, failed, refused }) =>
      [
        uploaded > 0 && plural(uploaded, { other: '# فایل بارگذاری شد.' }),
        failed > 0 && plural(failed, { other: '# فایل بارگذاری نشد.' }),
        refused > 0 && plural(refused, { other: '# فایل اضافه نشد.' }),
      ]
        .filter(Boolean)
        .join(' '),
  },
} satisfies FormMessages['photos'];
