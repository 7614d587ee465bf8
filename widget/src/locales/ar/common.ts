import { leftToRight } from '../left-to-right.ts';
import type { CommonMessages } from '../messages.ts';
import { opening } from './opening.ts';
import { plural } from './plural.ts';

/** What all elements say. */
export const common = {
  ...opening,
  tryAgain: 'إعادة المحاولة',
  summary: count =>
    plural(count, {
      zero: 'لا توجد حقول تحتاج إلى تصحيح.',
      one: 'هناك حقل واحد يحتاج إلى تصحيح.',
      two: 'هناك حقلان يحتاجان إلى تصحيح.',
      few: 'هناك # حقول تحتاج إلى تصحيح.',
      many: 'هناك # حقلًا تحتاج إلى تصحيح.',
      other: 'هناك # حقل تحتاج إلى تصحيح.',
    }),
  newTab: '(يُفتح في علامة تبويب جديدة)',
  options: { yes: 'نعم', no: 'لا', choose: 'يُرجى الاختيار' },
  channels: {
    sms: 'برسالة SMS',
    phone: 'بمكالمة هاتفية',
    whatsapp: 'عبر WhatsApp',
    email: 'بالبريد الإلكتروني',
    post: 'بالبريد العادي',
    none: 'لا أريد أن يصلني إشعار',
  },
  failure: {
    loading: 'لا يمكن فتح النموذج حاليًا.',
    loadingKept: 'ما كتبتموه ما زال محفوظًا.',
    sending: 'تعذّر إرسال طلبكم. ما كتبتموه ما زال محفوظًا.',
    unknown:
      'لم نتمكن من التأكد من وصول طلبكم. ما كتبتموه ما زال محفوظًا، وعند إعادة المحاولة لن يُسجَّل الطلب مرتين.',
    step: 'تعذّر تحميل بقية النموذج. ما كتبتموه ما زال محفوظًا. إن لم تنفع إعادة المحاولة فيُرجى إعادة تحميل الصفحة.',
    call: 'يمكنكم إعادة المحاولة أو الاتصال بنا:',
    retry: 'يُرجى إعادة المحاولة.',
    requestId: id => `عند الاستفسار يُرجى ذكر هذا الرقم: ${leftToRight(id)}`,
    wait: seconds =>
      seconds < 60
        ? plural(Math.max(1, Math.round(seconds)), {
            one: 'يُرجى إعادة المحاولة بعد ثانية واحدة.',
            two: 'يُرجى إعادة المحاولة بعد ثانيتين.',
            few: 'يُرجى إعادة المحاولة بعد # ثوانٍ.',
            other: 'يُرجى إعادة المحاولة بعد # ثانية.',
          })
        : plural(Math.ceil(seconds / 60), {
            one: 'يُرجى إعادة المحاولة بعد دقيقة واحدة.',
            two: 'يُرجى إعادة المحاولة بعد دقيقتين.',
            few: 'يُرجى إعادة المحاولة بعد # دقائق.',
            other: 'يُرجى إعادة المحاولة بعد # دقيقة.',
          }),
  },
  problems: {
    connection: 'تعذّر الاتصال. يُرجى التحقق من اتصالكم بالإنترنت؛ وقد يكون الخلل لدينا.',
    contract: 'وصل من الخادم رد غير مفهوم.',
    unexpected: 'حدث خطأ غير متوقع.',
    malformed: 'وصل الطلب إلى الخادم ناقصًا.',
    idempotency_key_required: 'وصل الطلب إلى الخادم ناقصًا.',
    unauthenticated: 'لم يتعرّف الخادم على هذا النموذج.',
    forbidden: 'لم يسمح الخادم بهذا الطلب.',
    not_found: 'لم يُعثر على عنوان تقديم الطلبات.',
    method_not_allowed: 'الخادم لا يدعم هذه العملية.',
    in_flight: 'ما زالت محاولتكم السابقة قيد المعالجة.',
    illegal_transition: 'لا يمكن ذلك في الحالة الحالية للطلب.',
    duplicate_external_id: 'يوجد طلب آخر بهذا الرقم.',
    still_open: 'ما زال الطلب قيد المعالجة.',
    erased: 'حُذفت البيانات الشخصية لهذا الطلب.',
    stale: 'تغيّر الطلب في هذه الأثناء.',
    too_large: 'حجم ما أرسلتموه كبير جدًا.',
    unsupported_media_type: 'لم يتعرّف الخادم على صيغة ما أُرسل.',
    invalid: 'لم يقبل الخادم بعض المعلومات.',
    unknown_member: 'لم يتعرّف الخادم على بعض المعلومات.',
    unknown_attachment: 'أحد المرفقات لم يعد موجودًا على الخادم.',
    idempotency_mismatch: 'قد تكون محاولتكم السابقة قد وصلت.',
    challenge_failed: 'تعذّر إكمال التحقق الأمني.',
    precondition_required: 'طلب الخادم معلومات إضافية.',
    rate_limited: 'تجاوز عدد المحاولات الحد المسموح.',
    challenge_required: 'يلزم إجراء تحقق أمني.',
    internal: 'حدث خطأ في الخادم.',
    unavailable: 'الخدمة غير متاحة حاليًا.',
    storage_full: 'لم تعد هناك مساحة كافية على الخادم.',
  },
} satisfies CommonMessages;
