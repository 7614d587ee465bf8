import { opening } from './opening.ts';

const number = (value: number) => value.toLocaleString('tr');

/** What all elements say: a number takes no plural behind it, and no ending is put on a variable. */
export const common = {
  ...opening,
  tryAgain: 'Tekrar dene',
  summary: (count: number) => `Formda düzeltilmesi gereken ${number(count)} alan var.`,
  newTab: '(yeni sekmede açılır)',
  options: { yes: 'Evet', no: 'Hayır', choose: 'Seçiniz' },
  channels: {
    sms: 'SMS ile',
    phone: 'Telefonla arayarak',
    whatsapp: 'WhatsApp ile',
    email: 'E-posta ile',
    post: 'Posta ile',
    none: 'Bilgi verilmesini istemiyorum',
  },
  failure: {
    loading: 'Form şu anda açılamıyor.',
    loadingKept: 'Yazdıklarınız duruyor.',
    sending: 'Başvurunuz gönderilemedi. Yazdıklarınız duruyor.',
    unknown:
      'Başvurunuzun ulaştığını doğrulayamadık. Yazdıklarınız duruyor; tekrar denerseniz iki kez kaydedilmez.',
    step: 'Formun devamı yüklenemedi. Yazdıklarınız duruyor. Tekrar denemek yetmezse sayfayı yenileyiniz.',
    call: 'Tekrar deneyebilir ya da bizi arayabilirsiniz:',
    retry: 'Lütfen tekrar deneyiniz.',
    requestId: (id: string) => `Sorarken bu numarayı söyleyiniz: ${id}`,
    wait: (seconds: number) =>
      seconds < 60
        ? `Lütfen ${number(Math.max(1, Math.round(seconds)))} saniye sonra tekrar deneyiniz.`
        : `Lütfen ${number(Math.ceil(seconds / 60))} dakika sonra tekrar deneyiniz.`,
  },
  /** What stood in the way: every problem code of the contract, and what has none. */
  problems: {
    connection: 'Bağlantı kurulamadı. İnternet bağlantınızı kontrol ediniz; sorun bizde de olabilir.',
    contract: 'Sunucudan anlaşılamayan bir yanıt geldi.',
    unexpected: 'Beklenmeyen bir sorun oldu.',
    malformed: 'Başvuru sunucuya eksik ulaştı.',
    idempotency_key_required: 'Başvuru sunucuya eksik ulaştı.',
    unauthenticated: 'Sunucu bu formu tanımadı.',
    forbidden: 'Sunucu bu başvuruya izin vermedi.',
    not_found: 'Başvuru adresi bulunamadı.',
    method_not_allowed: 'Sunucu bu işlemi desteklemiyor.',
    in_flight: 'Önceki gönderiminiz hâlâ işleniyor.',
    illegal_transition: 'Başvurunun durumu buna uygun değil.',
    duplicate_external_id: 'Bu numarayla başka bir başvuru var.',
    still_open: 'Başvuru hâlâ işlemde.',
    erased: 'Bu başvurunun kişisel bilgileri silinmiş.',
    stale: 'Başvuru bu sırada değişmiş.',
    too_large: 'Gönderdikleriniz çok büyük.',
    unsupported_media_type: 'Sunucu gönderilen biçimi tanımadı.',
    invalid: 'Sunucu bazı bilgileri kabul etmedi.',
    unknown_member: 'Sunucu bazı bilgileri tanımadı.',
    unknown_attachment: 'Eklerden biri artık sunucuda yok.',
    idempotency_mismatch: 'Daha önceki gönderiminiz ulaşmış olabilir.',
    challenge_failed: 'Güvenlik denetimi tamamlanamadı.',
    precondition_required: 'Sunucu ek bilgi istedi.',
    rate_limited: 'Çok sayıda deneme yapıldı.',
    challenge_required: 'Güvenlik denetimi gerekiyor.',
    internal: 'Sunucuda bir sorun oldu.',
    unavailable: 'Hizmet şu anda verilemiyor.',
    storage_full: 'Sunucuda yer kalmadı.',
  } satisfies Readonly<Record<string, string>>,
};
