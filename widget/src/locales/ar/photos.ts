import { leftToRight } from '../left-to-right.ts';
import type { FormMessages } from '../messages.ts';
import { plural } from './plural.ts';

const number = (value: number) => value.toLocaleString('ar-u-nu-latn', { maximumFractionDigits: 1 });

const percentage = (value: number) => leftToRight(`${number(value)}%`);

/** As the municipality counts, whose 10 MB are 10,485,760 bytes. */
const size = (bytes: number): string =>
  bytes < 1024 ** 2
    ? `${number(Math.max(1, Math.round(bytes / 1024)))} كيلوبايت`
    : `${number(bytes / 1024 ** 2)} ميغابايت`;

/** Behind a noun that governs them, as in “the upload of two files”. */
const ofFiles = (count: number) =>
  plural(count, {
    one: 'ملف واحد',
    two: 'ملفين',
    few: '# ملفات',
    many: '# ملفًا',
    other: '# ملف',
  });

const limit = (count: number, documents: boolean) =>
  documents
    ? plural(count, {
        one: 'ملف واحد (صورة أو PDF)',
        two: 'ملفان (صور أو PDF)',
        few: '# ملفات (صور أو PDF)',
        many: '# ملفًا (صور أو PDF)',
        other: '# ملف (صور أو PDF)',
      })
    : plural(count, {
        one: 'صورة واحدة',
        two: 'صورتان',
        few: '# صور',
        other: '# صورة',
      });

/** What is said about photos and other files. */
export const photos = {
  label: 'الصور',
  hint: ({ count, bytes, documents }) =>
    [
      'تساعدنا الصور على حل المشكلة بسرعة أكبر.',
      `الحد الأقصى للعدد: ${limit(count, documents)}، ولحجم ${documents ? 'الملف الواحد' : 'الصورة الواحدة'}: ${size(bytes)}.`,
      'يُرجى الحرص على ألا تظهر في الصور وجوه أشخاص أو لوحات سيارات.',
    ].join(' '),
  sending: percent => `جارٍ رفع الصور، ${percentage(percent)}`,
  incomplete: count => `تعذّر رفع ${ofFiles(count)}. يمكنكم إعادة المحاولة، أو الإرسال دون ما لم يُرفع.`,
  none: 'لم تُضَف',
  retryAll: 'إعادة محاولة الرفع',
  place: {
    title: 'مكان التقاط الصورة',
    offer: 'مكان الالتقاط مسجَّل في الصورة. يمكننا إضافته إلى طلبكم إن أردتم.',
    use: 'استخدام هذا المكان',
    used: 'أُضيف مكان التقاط الصورة إلى طلبكم.',
    drop: 'إزالة المكان',
  },
  field: {
    add: 'إضافة صورة',
    drop: 'أو اسحبوها إلى هنا',
    chosen: (count, max) => `${number(count)} من ${number(max)}`,
    size,
    reduced: (bytes, before) => `${size(bytes)} (كان الحجم ${size(before)})`,
    preparing: 'جارٍ التجهيز…',
    uploading: percent => `جارٍ الرفع، ${percentage(percent)}`,
    waiting: 'في انتظار الدور…',
    finishing: 'جارٍ الحفظ…',
    uploaded: 'تم الرفع',
    progressOf: name => `جارٍ الرفع: ${name}`,
    cancel: 'إلغاء',
    remove: 'إزالة',
    retry: 'إعادة المحاولة',
    refusals: {
      heic: () =>
        'لا يستطيع متصفحكم فتح هذه الصورة بصيغة HEIC. يُرجى إضافة لقطة شاشة لها، أو حفظها أولًا بصيغة JPEG.',
      too_large: ({ bytes = 0, maxBytes = 0 }) =>
        `حجم الملف كبير جدًا (${size(bytes)}). الحد الأقصى ${size(maxBytes)}.`,
      type: () => 'لا يمكن إضافة ملفات من هذا النوع. يُرجى اختيار صورة.',
      unreadable: () => 'تعذّر فتح هذا الملف، وقد يكون تالفًا. يُرجى اختيار صورة أخرى.',
      empty: () => 'هذا الملف فارغ. يُرجى اختيار صورة أخرى.',
      too_many: () => 'لم يُضَف لأن عدد الملفات بلغ الحد الأقصى. يمكنكم إزالة ملف آخر لإفساح المجال.',
    },
    failures: {
      connection: 'تعذّر الرفع لعدم وجود اتصال. ستُعاد المحاولة تلقائيًا عند عودة الاتصال.',
      too_large: 'حجم هذا الملف أكبر مما يقبله الخادم.',
      unsupported_media_type: 'لا يقبل الخادم ملفات من هذا النوع.',
      invalid: 'تعذّرت على الخادم قراءة هذا الملف.',
      rate_limited: 'أُرسلت ملفات كثيرة في وقت قصير. يُرجى إعادة المحاولة بعد قليل.',
      storage_full: 'لم تعد هناك مساحة كافية على الخادم. يمكنكم الإرسال دون صور.',
      other: 'تعذّر الرفع. يُرجى إعادة المحاولة.',
    },
    added: count =>
      plural(count, {
        one: 'اختير ملف واحد، ويجري رفعه.',
        two: 'اختير ملفان، ويجري رفعهما.',
        few: 'اختيرت # ملفات، ويجري رفعها.',
        many: 'اختير # ملفًا، ويجري رفعها.',
        other: 'اختير # ملف، ويجري رفعها.',
      }),
    removed: name => `أُزيل: ${name}`,
    done: ({ uploaded, failed, refused }) =>
      [
        uploaded > 0 &&
          plural(uploaded, {
            one: 'رُفع ملف واحد.',
            two: 'رُفع ملفان.',
            few: 'رُفعت # ملفات.',
            many: 'رُفع # ملفًا.',
            other: 'رُفع # ملف.',
          }),
        failed > 0 && `تعذّر رفع ${ofFiles(failed)}.`,
        refused > 0 && `تعذّرت إضافة ${ofFiles(refused)}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
} satisfies FormMessages['photos'];
