import type { PhotoMessages } from '../../fields/photo-messages.ts';

const number = (value: number) => value.toLocaleString('tr', { maximumFractionDigits: 1 });

/** As the municipality counts, whose 10 MB are 10,485,760 bytes. */
const size = (bytes: number): string =>
  bytes < 1024 ** 2
    ? `${number(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${number(bytes / 1024 ** 2)} MB`;

/** What is said about photos and other files. */
export const photos = {
  label: 'Fotoğraflar',
  hint: ({ count, bytes, documents }: { count: number; bytes: number; documents: boolean }) =>
    [
      'Fotoğraf, sorunu daha çabuk çözmemize yardım eder.',
      `En fazla ${number(count)} ${documents ? 'fotoğraf veya PDF' : 'fotoğraf'}, her biri en fazla ${size(bytes)}.`,
      'Fotoğrafta kişi yüzü ve plaka bulunmamasına özen gösteriniz.',
    ].join(' '),
  /** On the button that sends the request, while files are still on their way. */
  sending: (percent: number) => `Fotoğraflar yükleniyor, %${number(percent)}`,
  incomplete: (count: number) =>
    `${number(count)} dosya yüklenemedi. Tekrar deneyebilir ya da onsuz gönderebilirsiniz.`,
  none: 'Eklenmedi',
  retryAll: 'Yüklemeyi tekrar dene',
  place: {
    title: 'Fotoğrafın çekildiği yer',
    offer: 'Fotoğrafta çekildiği yer kayıtlı. İsterseniz başvurunuza bu yeri ekleyebiliriz.',
    use: 'Bu yeri kullan',
    used: 'Fotoğrafın çekildiği yer başvurunuza eklendi.',
    drop: 'Yeri çıkar',
  },
  field: {
    add: 'Fotoğraf ekle',
    drop: 'ya da buraya sürükleyiniz',
    chosen: (count, max) => `${number(count)} / ${number(max)}`,
    size,
    reduced: (bytes, before) => `${size(bytes)} (önce ${size(before)})`,
    preparing: 'Hazırlanıyor…',
    uploading: percent => `Yükleniyor, %${number(percent)}`,
    waiting: 'Sırada bekliyor…',
    finishing: 'Kaydediliyor…',
    uploaded: 'Yüklendi',
    progressOf: name => `Yükleniyor: ${name}`,
    cancel: 'İptal et',
    remove: 'Kaldır',
    retry: 'Tekrar dene',
    refusals: {
      heic: () =>
        'Tarayıcınız bu HEIC fotoğrafı açamıyor. Lütfen fotoğrafın ekran görüntüsünü ya da JPEG olarak kaydedilmiş hâlini ekleyiniz.',
      too_large: ({ bytes = 0, maxBytes = 0 }) =>
        `Dosya çok büyük (${size(bytes)}). En fazla ${size(maxBytes)} olabilir.`,
      type: () => 'Bu türden dosya eklenemiyor. Lütfen bir fotoğraf seçiniz.',
      unreadable: () => 'Bu dosya açılamadı; bozuk olabilir. Lütfen başka bir fotoğraf seçiniz.',
      empty: () => 'Bu dosya boş. Lütfen başka bir fotoğraf seçiniz.',
      too_many: () => 'Eklenmedi, çünkü dosya sayısı doldu. Yer açmak için birini kaldırabilirsiniz.',
    },
    failures: {
      connection: 'Yüklenemedi: bağlantı yok. Bağlantı gelince kendiliğinden tekrar denenir.',
      too_large: 'Sunucu bu dosyayı çok büyük buldu.',
      unsupported_media_type: 'Sunucu bu türden dosya almıyor.',
      invalid: 'Sunucu bu dosyayı okuyamadı.',
      rate_limited: 'Kısa sürede çok dosya gönderildi. Lütfen biraz sonra tekrar deneyiniz.',
      storage_full: 'Sunucuda yer kalmadı. Fotoğrafsız gönderebilirsiniz.',
      other: 'Yüklenemedi. Lütfen tekrar deneyiniz.',
    },
    added: count => `${number(count)} dosya seçildi, yükleniyor.`,
    removed: name => `Kaldırıldı: ${name}`,
    done: ({ uploaded, failed, refused }) =>
      [
        uploaded > 0 && `${number(uploaded)} dosya yüklendi.`,
        failed > 0 && `${number(failed)} dosya yüklenemedi.`,
        refused > 0 && `${number(refused)} dosya eklenemedi.`,
      ]
        .filter(Boolean)
        .join(' '),
  } satisfies PhotoMessages,
};
