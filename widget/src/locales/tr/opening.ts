import type { FieldMessages } from '../../fields/field-messages.ts';

const number = (value: number) => value.toLocaleString('tr');

/** What stands on the first sight of the form: it comes alone, so that typing can begin. */
export const opening = {
  locale: 'tr',
  /** Whose way of writing dates is used. */
  dates: 'tr',
  dir: 'ltr',
  field: {
    optional: '(isteğe bağlı)',
    error: 'Hata:',
    remaining: count => `${number(count)} karakter kaldı`,
    tooMany: count => `${number(count)} karakter fazla`,
    noMatches: 'Uygun bir seçenek bulunamadı. Başka bir sözcükle deneyiniz.',
    matches: count => `${number(count)} seçenek`,
    clear: 'Temizle',
  } satisfies FieldMessages,
  steps: {
    subject: 'Başvurunuzun konusu',
    place: 'Neresi?',
    you: 'İletişim bilgileriniz',
    check: 'Kontrol ediniz ve gönderiniz',
  },
  progress: (step: number, of: number) => `Adım ${step} / ${of}`,
  loading: 'Konular yükleniyor. Bu sırada yazabilirsiniz.',
  incomplete: 'Formun devamı yüklenemedi. Bağlantınızı kontrol edip sayfayı yenileyiniz.',
  description: 'Ne oldu? Ne istiyorsunuz?',
  descriptionHint: 'Kendi sözlerinizle yazınız. Kimlik numarası veya sağlık bilgisi yazmayınız.',
  service: 'Konu',
  serviceHint:
    'Bir sözcük yazınız ya da listeden seçiniz. Emin değilseniz sondaki seçeneği işaretleyebilirsiniz.',
};
