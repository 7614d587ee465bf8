import { leftToRight } from '../left-to-right.ts';
import type { CommonMessages } from '../messages.ts';
import { opening } from './opening.ts';
import { plural } from './plural.ts';

/** What all elements say. */
export const common = {
  ...opening,
  tryAgain: 'تلاش دوباره',
  summary: count => plural(count, { other: '# مورد در فرم نیاز به اصلاح دارد.' }),
  newTab: '(در صفحهٔ جدید باز می‌شود)',
  options: { yes: 'بله', no: 'خیر', choose: 'انتخاب کنید' },
  channels: {
    sms: 'با پیامک (SMS)',
    phone: 'با تماس تلفنی',
    whatsapp: 'با WhatsApp',
    email: 'با ایمیل',
    post: 'با پست',
    none: 'نمی‌خواهم به من خبر داده شود',
  },
  failure: {
    loading: 'فرم اکنون باز نمی‌شود.',
    loadingKept: 'نوشته‌های شما همچنان محفوظ است.',
    sending: 'درخواست شما ارسال نشد. نوشته‌های شما همچنان محفوظ است.',
    unknown:
      'نتوانستیم از رسیدن درخواست شما مطمئن شویم. نوشته‌های شما همچنان محفوظ است و اگر دوباره تلاش کنید، درخواست دو بار ثبت نمی‌شود.',
    step: 'ادامهٔ فرم بارگیری نشد. نوشته‌های شما همچنان محفوظ است. اگر تلاش دوباره کارساز نبود، صفحه را دوباره بارگیری کنید.',
    call: 'می‌توانید دوباره تلاش کنید یا با ما تماس بگیرید:',
    retry: 'لطفاً دوباره تلاش کنید.',
    requestId: id => `هنگام پرسش، لطفاً این شماره را بگویید: ${leftToRight(id)}`,
    wait: seconds =>
      seconds < 60
        ? plural(Math.max(1, Math.round(seconds)), { other: 'لطفاً # ثانیهٔ دیگر دوباره تلاش کنید.' })
        : plural(Math.ceil(seconds / 60), { other: 'لطفاً # دقیقهٔ دیگر دوباره تلاش کنید.' }),
  },
  problems: {
    connection: 'ارتباط برقرار نشد. لطفاً اتصال اینترنت خود را بررسی کنید؛ شاید هم مشکل از ما باشد.',
    contract: 'پاسخ سرور قابل فهم نبود.',
    unexpected: 'مشکلی پیش‌بینی‌نشده رخ داد.',
    malformed: 'درخواست ناقص به سرور رسید.',
    idempotency_key_required: 'درخواست ناقص به سرور رسید.',
    unauthenticated: 'سرور این فرم را نشناخت.',
    forbidden: 'سرور این درخواست را مجاز ندانست.',
    not_found: 'آدرس ثبت درخواست پیدا نشد.',
    method_not_allowed: 'سرور از این کار پشتیبانی نمی‌کند.',
    in_flight: 'ارسال قبلی شما هنوز در حال پردازش است.',
    illegal_transition: 'در وضعیت کنونی درخواست، این کار ممکن نیست.',
    duplicate_external_id: 'درخواست دیگری با این شماره وجود دارد.',
    still_open: 'رسیدگی به درخواست هنوز ادامه دارد.',
    erased: 'اطلاعات شخصی این درخواست حذف شده است.',
    stale: 'درخواست در این میان تغییر کرده است.',
    too_large: 'حجم آنچه فرستاده‌اید بیش از اندازه است.',
    unsupported_media_type: 'سرور قالب فایل فرستاده‌شده را نشناخت.',
    invalid: 'سرور بعضی از اطلاعات را نپذیرفت.',
    unknown_member: 'سرور بعضی از اطلاعات را نشناخت.',
    unknown_attachment: 'یکی از پیوست‌ها دیگر در سرور نیست.',
    idempotency_mismatch: 'شاید ارسال قبلی شما رسیده باشد.',
    challenge_failed: 'بررسی امنیتی کامل نشد.',
    precondition_required: 'سرور اطلاعات بیشتری خواست.',
    rate_limited: 'تعداد تلاش‌ها بیش از حد بود.',
    challenge_required: 'بررسی امنیتی لازم است.',
    internal: 'در سرور مشکلی پیش آمد.',
    unavailable: 'این خدمت اکنون در دسترس نیست.',
    storage_full: 'سرور جای خالی ندارد.',
  },
} satisfies CommonMessages;
