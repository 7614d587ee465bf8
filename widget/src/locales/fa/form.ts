import { leftToRight } from '../left-to-right.ts';
import type { FormMessages } from '../messages.ts';
import { common } from './common.ts';
import { draft } from './draft.ts';
import { outbox } from './outbox.ts';
import { photos } from './photos.ts';
import { place } from './place.ts';
import { plural } from './plural.ts';
import { remember } from './remember.ts';

const characters = (count: number) => plural(count, { other: '# حرف' });

const phoneExample = leftToRight('0530 123 45 67');
const emailExample = leftToRight('name@example.com');
const coordinatesExample = leftToRight('38.7199, 35.5057');

/** What the form says. */
export const form = {
  ...common,
  draft,
  outbox,
  remember,
  photos,
  place,
  stepAnnounced: (step, of, name) => `مرحلهٔ ${step} از ${of}: ${name}`,
  next: 'ادامه',
  back: 'بازگشت',
  backToCheck: 'بازگشت به بازبینی',
  ready: 'فرم آماده است.',
  call: 'می‌توانید تلفنی هم درخواست بدهید:',
  labels: {
    kind: 'نوع درخواست',
    photos: photos.label,
    neighbourhood: 'محله (Mahalle)',
    street: 'خیابان یا کوچه',
    buildingNumber: 'شمارهٔ ساختمان',
    unitNumber: 'شمارهٔ آپارتمان',
    directions: 'توضیح محل',
    point: 'موقعیت مکانی',
    anonymous: 'می‌خواهم بدون ذکر نام گزارش بدهم',
    givenName: 'نام',
    familyName: 'نام خانوادگی (تخلص)',
    nationalId: 'شمارهٔ شناسایی (T.C. Kimlik No)',
    channel: 'چگونه با شما تماس بگیریم؟',
    phone: 'شمارهٔ تلفن',
    mobile: 'شمارهٔ موبایل',
    email: 'ایمیل',
    address: 'آدرس',
    hideIdentity: 'هویت من به بخش مسئول نشان داده نشود',
    notice: 'اطلاعیهٔ داده‌های شخصی را خواندم.',
    ownNotice: title => `این متن را خواندم: ${title}`,
  },
  hints: {
    neighbourhood: 'اگر در فهرست نیست، نامی را که می‌دانید بنویسید.',
    directions: 'مثال: روبه‌روی مسجد، ورودی پارک.',
    point: 'اگر در محل هستید، می‌توانید موقعیت خود را اضافه کنید.',
    pointOnMap:
      'اگر در محل هستید، می‌توانید موقعیت خود را اضافه کنید؛ اگر نیستید، می‌توانید محل را روی نقشه علامت بزنید.',
    anonymous: 'در این صورت پاسخ شخصی دریافت نمی‌کنید. می‌توانید درخواست خود را با کد پیگیری دنبال کنید.',
    familyName: 'اگر نام خانوادگی ندارید، - بنویسید.',
    nationalId: '11 رقم. قانون آن را برای درخواست دسترسی به اطلاعات لازم می‌داند.',
    phone: `مثال: ${phoneExample}`,
    email: `مثال: ${emailExample}`,
    address: 'محله، خیابان یا کوچه، شمارهٔ ساختمان و آپارتمان، شهرستان (İlçe)، استان (İl)',
    hideIdentity: 'هویت شما را فقط کارکنانی می‌بینند که درخواست را دریافت می‌کنند.',
    number: 'با رقم بنویسید.',
  },
  channelNone: 'می‌توانید درخواست خود را با کد پیگیری دنبال کنید.',
  suggestions: 'موضوع‌هایی که با نوشتهٔ شما هم‌خوانی دارد',
  comma: '، ',
  questions: 'چند پرسش کوتاه',
  caution:
    'آنچه دربارهٔ این موضوع می‌نویسید ممکن است حساس باشد. لطفاً فقط آنچه لازم است بنویسید و شمارهٔ گزارش یا سند ننویسید.',
  redirect: {
    title: 'رسیدگی به این موضوع با نهاد دیگری است',
    website: 'وب‌سایت',
    anyway: 'با این حال درخواست می‌دهم',
  },
  placeRequired: 'نوشتن محله، خیابان یا توضیح محل، یا افزودن موقعیت، کافی است.',
  placeOptional: 'اگر مکان مشخصی دارد، بنویسید؛ وگرنه خالی بگذارید.',
  noticeText: 'خواندن متن کامل',
  check: {
    change: 'تغییر',
    subject: 'موضوع',
    place: 'مکان',
    you: 'شما',
    unanswered: 'نوشته نشده',
    anonymous: 'بدون نام',
    ticked: 'بله',
    unticked: 'خیر',
    send: 'ارسال درخواست',
    sending: 'در حال ارسال…',
  },
  receipt: {
    title: 'درخواست شما دریافت شد',
    keep: 'لطفاً شماره و کد پیگیری را یادداشت کنید. با این دو می‌توانید درخواست خود را دنبال کنید.',
    reference: 'شمارهٔ درخواست',
    trackingCode: 'کد پیگیری',
    subject: 'موضوع',
    receivedAt: 'تاریخ دریافت',
    dueOn: 'آخرین مهلت پاسخ',
    due: date => `حداکثر تا ${date} به شما خبر می‌دهیم.`,
    next: 'حالا چه می‌شود؟',
    nextReview: 'درخواست شما بررسی و به بخش مسئول فرستاده می‌شود.',
    nextDue: date => `حداکثر تا ${date} به آن پاسخ داده می‌شود.`,
    nextTold: 'نتیجه به همان روشی که انتخاب کرده‌اید به شما اعلام می‌شود.',
    nextAnonymous: 'چون نام خود را ننوشته‌اید، پاسخ شخصی فرستاده نمی‌شود.',
    nextTrack: 'با کد پیگیری هر زمان می‌توانید وضعیت درخواست را ببینید.',
    track: 'پیگیری درخواست من',
    copy: 'کپی',
    copied: 'کپی شد.',
    notCopied: 'کپی نشد. لطفاً شماره‌ها را خودتان یادداشت کنید.',
    print: 'چاپ',
    again: 'درخواست جدید',
    test: 'این یک درخواست آزمایشی است و به هیچ بخشی فرستاده نمی‌شود.',
    beforeChanges: 'ارسال اول شما رسیده بود. درخواست شما به همان شکلی که پیش از آخرین تغییراتتان بود ثبت شد.',
  },
  required: {
    description: 'لطفاً بنویسید چه شده است.',
    service: 'لطفاً یک موضوع انتخاب کنید.',
    kind: 'لطفاً نوع درخواست را انتخاب کنید.',
    neighbourhood: 'لطفاً محله، خیابان یا توضیح محل را بنویسید یا موقعیت را اضافه کنید.',
    street: 'لطفاً خیابان یا کوچه را بنویسید.',
    buildingNumber: 'لطفاً شمارهٔ ساختمان را بنویسید.',
    unitNumber: 'لطفاً شمارهٔ آپارتمان را بنویسید.',
    directions: 'لطفاً محل را توضیح دهید.',
    anonymous: 'لطفاً مشخص کنید که نام خود را می‌نویسید یا نه.',
    givenName: 'لطفاً نام خود را بنویسید.',
    familyName: 'لطفاً نام خانوادگی خود را بنویسید.',
    nationalId: 'لطفاً شمارهٔ شناسایی (T.C. Kimlik No) خود را بنویسید.',
    channel: 'لطفاً انتخاب کنید چگونه با شما تماس بگیریم.',
    phone: 'لطفاً شمارهٔ تلفن خود را بنویسید.',
    email: 'لطفاً ایمیل خود را بنویسید.',
    address: 'لطفاً آدرس خود را بنویسید.',
    hideIdentity: 'لطفاً مشخص کنید که هویت شما پنهان بماند یا نه.',
    notice: 'لطفاً اطلاعیهٔ داده‌های شخصی را بخوانید و خانه را علامت بزنید.',
    other: label => `لطفاً به این پرسش پاسخ دهید: ${label}`,
  },
  precise: {
    'service.redirected':
      'رسیدگی به این موضوع با نهاد دیگری است. اگر می‌خواهید درخواست بدهید، «با این حال درخواست می‌دهم» را بزنید.',
    'description.more_wanted':
      'توضیح شما خیلی کوتاه است. ممکن است کمی بیشتر بنویسید؟ اگر چیزی برای افزودن ندارید، دوباره «ادامه» را بزنید.',
    'point.invalid_format': `مختصات قابل فهم نبود. مثال: ${coordinatesExample}`,
    'point.link_without_point':
      'در این لینک مختصاتی نیست. لطفاً انگشت خود را روی محل در نقشه نگه دارید و مختصاتی را که نشان داده می‌شود، کپی کنید.',
    'givenName.invalid_format': 'لطفاً نام خود را بررسی کنید؛ عدد و علامت پذیرفته نمی‌شود.',
    'familyName.invalid_format': 'لطفاً نام خانوادگی خود را بررسی کنید؛ عدد و علامت پذیرفته نمی‌شود.',
    'nationalId.invalid_format': 'شمارهٔ شناسایی (T.C. Kimlik No) باید 11 رقم باشد.',
    'nationalId.invalid_checksum': 'لطفاً شمارهٔ شناسایی را بررسی کنید؛ شاید یکی از رقم‌ها اشتباه باشد.',
    'phone.invalid_format': `شمارهٔ تلفن درست به نظر نمی‌رسد. مثال: ${phoneExample}`,
    'phone.contact_required': 'لطفاً شمارهٔ تلفن یا ایمیل خود را بنویسید.',
    'phone.mobile_required':
      'پیامک (SMS) و پیام WhatsApp فقط به شمارهٔ موبایل می‌رسد. لطفاً شمارهٔ موبایل بنویسید یا روش دیگری انتخاب کنید.',
    'email.invalid_format': `لطفاً ایمیل را بررسی کنید. مثال: ${emailExample}`,
    'channel.contact_required':
      'اطلاعات لازم برای تماس با شما از این راه کامل نیست. لطفاً روش دیگری انتخاب کنید.',
    'photos.unknown_value':
      'یکی از عکس‌ها دیگر در سرور نیست و دوباره بارگذاری نشد. می‌توانید دوباره تلاش کنید یا درخواست را بدون آن بفرستید.',
    'photos.too_many': 'تعداد عکس‌ها بیش از حد است. لطفاً چند عکس را حذف کنید.',
    'kind.not_allowed': 'این نوع درخواست برای این موضوع پذیرفته نمی‌شود. لطفاً نوع دیگری انتخاب کنید.',
    'service.unknown_value': 'این موضوع دیگر در فهرست نیست. لطفاً موضوع دیگری انتخاب کنید.',
  },
  codes: {
    contact_required: () => 'لطفاً شمارهٔ تلفن یا ایمیلی بنویسید که بتوانیم با شما تماس بگیریم.',
    mobile_required: () => 'لطفاً یک شمارهٔ موبایل بنویسید.',
    unknown_member: label => `این مورد پذیرفته نمی‌شود: ${label}`,
    unknown_value: label => `لطفاً از فهرست انتخاب کنید: ${label}`,
    not_allowed: label => `این پاسخ در اینجا پذیرفته نمی‌شود: ${label}`,
    invalid_type: label => `لطفاً این پاسخ را بررسی کنید: ${label}`,
    invalid_format: label => `لطفاً شیوهٔ نوشتن را بررسی کنید: ${label}`,
    invalid_checksum: label => `شاید یکی از رقم‌ها اشتباه باشد، لطفاً بررسی کنید: ${label}`,
    in_future: label => `تاریخ نمی‌تواند در آینده باشد: ${label}`,
    too_short: label => `لطفاً کمی بیشتر بنویسید: ${label}`,
    too_long: (label, { max, length }) =>
      [
        typeof max === 'number' ? `حداکثر ${characters(max)}: ${label}.` : `بیش از حد طولانی است: ${label}.`,
        typeof length === 'number' ? `اکنون ${characters(length)} است.` : '',
      ]
        .join(' ')
        .trim(),
    too_small: label => `عدد خیلی کوچک است: ${label}`,
    too_large: label => `عدد خیلی بزرگ است: ${label}`,
    too_few: label => `لطفاً گزینه‌های بیشتری را علامت بزنید: ${label}`,
    too_many: label => `گزینه‌های علامت‌خورده بیش از حد مجاز است: ${label}`,
    invalid: label => `لطفاً این پاسخ را بررسی کنید: ${label}`,
  },
} satisfies FormMessages;
