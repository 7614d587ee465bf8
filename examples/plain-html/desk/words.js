import { isApiError, isConnectionError } from '/sdk/mimer-sdk.js';

// The desk’s words for the contract’s codes and pointers.

export const statusNames = {
  received: 'Alındı',
  in_review: 'İnceleniyor',
  forwarded: 'Birime yönlendirildi',
  in_progress: 'İşlemde',
  awaiting_citizen: 'Ek bilgi bekleniyor',
  resolved: 'Sonuçlandı',
  declined: 'İşleme alınamadı',
  transferred: 'Yetkili kuruma gönderildi',
  merged: 'Birleştirildi',
  withdrawn: 'Geri çekildi',
};

export const sourceNames = {
  phone: 'Telefon',
  in_person: 'Şahsen',
  petition: 'Dilekçe',
  email: 'E-posta',
  whatsapp: 'WhatsApp',
  social_media: 'Sosyal medya',
  web: 'Web',
  other: 'Diğer',
};

export const channelNames = {
  sms: 'SMS',
  phone: 'Telefon',
  whatsapp: 'WhatsApp',
  email: 'E-posta',
  post: 'Posta',
  none: 'Bildirim istemiyor',
};

export const deliveryNames = {
  pending: 'gönderiliyor',
  sent: 'gönderildi',
  failed: 'gönderilemedi',
  task: 'görevli bekliyor',
  done: 'iletildi',
};

const itFixes = 'bilgi işleme haber verin';
const failures = [
  [/^SMTP 53\d|^EAUTH$|^HTTP 40[13]$/, `sunucu parolamızı kabul etmedi; ${itFixes}`],
  [/^SMTP 5/, 'alıcının sunucusu kabul etmedi; adres yanlış olabilir'],
  [/^SMTP 4/, 'alıcının sunucusu şu anda almıyor'],
  [/^HTTP 4/, 'sağlayıcı bu numaraya iletmiyor; numara yanlış olabilir'],
  [/^no address$/, 'adres ya da numara artık kayıtlı değil'],
  [/^(HTTP 5|timeout|no answer|E[A-Z]+$)/, `ileti sunucusuna ulaşılamadı; ${itFixes}`],
];

/** Why a message could not be sent, by the code that the server keeps of it. */
export const undelivered = (code = '') => {
  const [, why] = failures.find(([pattern]) => pattern.test(code)) ?? [];
  return `Gönderilemedi${why ? `: ${why}` : ''}${code && ` (${code})`}.`;
};

export const localeNames = { tr: 'Türkçe', en: 'İngilizce', ar: 'Arapça', fa: 'Farsça' };

export const eventNames = {
  received: 'Başvuru alındı',
  reviewed: 'İncelemeye alındı',
  forwarded: 'Birime yönlendirildi',
  started: 'İşe başlandı',
  commented: 'Yazıldı',
  asked: 'Ek bilgi istendi',
  replied: 'Başvuru sahibi yanıtladı',
  answered: 'Başvuru sahibinin yanıtı kaydedildi',
  resolved: 'Sonuçlandı',
  declined: 'İşleme alınamadı',
  transferred: 'Yetkili kuruma gönderildi',
  merged: 'Birleştirildi',
  reopened: 'Yeniden açıldı',
  withdrawn: 'Geri çekildi',
  extended: 'Süre uzatıldı',
  classified: 'Sınıfı düzeltildi',
  amended: 'Bilgiler düzeltildi',
  redacted: 'Bir metin kaldırıldı',
  rated: 'Değerlendirildi',
  replyChannelChanged: 'Bildirim yolu değişti',
  delivered: 'Bildirim',
  codeRenewed: 'Takip kodu yenilendi',
  erased: 'Kişisel veriler silindi',
};

export const memberNames = {
  '/description': 'Açıklama',
  '/kind': 'Tür',
  '/service': 'Konu',
  '/attributes': 'Konunun soruları',
  '/receivedAt': 'Geldiği zaman',
  '/externalId': 'Evrak ya da ileti numarası',
  '/location': 'Yer',
  '/location/neighbourhood': 'Mahalle',
  '/location/street': 'Cadde, sokak',
  '/location/buildingNumber': 'Dış kapı no',
  '/location/directions': 'Tarif',
  '/applicant': 'Başvuru sahibi',
  '/applicant/givenName': 'Ad',
  '/applicant/familyName': 'Soyad',
  '/applicant/address': 'Adres',
  '/applicant/phone': 'Telefon',
  '/applicant/email': 'E-posta',
  '/applicant/nationalId': 'T.C. kimlik numarası',
  '/applicant/hideIdentity': 'Gizli kimlik',
  '/reply': 'Bildirim yolu',
  '/reply/channel': 'Bildirim yolu',
  '/unit': 'Birim',
  '/reason': 'Gerekçe',
  '/text': 'Metin',
  '/type': 'İşlem',
  '/into': 'Birleştirilecek başvuru',
  '/days': 'Gün',
  '/expectedOn': 'Beklenen tarih',
  '/institution/name': 'Kurum',
};

/** Members by their pointers, in words. */
export const membersIn = pointers => pointers.map(pointer => memberNames[pointer] ?? pointer).join(', ');

const refusals = {
  required: 'gerekli',
  contact_required: 'telefon ya da e-posta gerekli',
  mobile_required: 'cep telefonu olmalı',
  invalid_format: 'geçerli görünmüyor',
  invalid_checksum: 'rakamlardan biri hatalı olabilir',
  in_future: 'gelecekte olamaz',
  too_long: 'çok uzun',
  too_large: 'izin verilenden büyük',
  unknown_value: 'tanınmıyor',
  not_allowed: 'burada kullanılamaz',
};

const kept = 'Yazdıklarınız duruyor; tekrar deneyin.';

const sentences = {
  unauthenticated: 'Anahtar geçerli değil.',
  forbidden: 'Anahtarınızın bu işlem için yetkisi yok.',
  not_found: 'Böyle bir başvuru yok ya da anahtarınız başka bir birime bağlı.',
  illegal_transition: 'Bu başvuruda bu işlem şu anda yapılamaz.',
  idempotency_mismatch: 'Bu kayıt daha önce başka içerikle yapıldı. Yeni bir kayıt açın.',
  duplicate_external_id: 'Bu numarayla daha önce başka içerikte bir kayıt yapıldı.',
  in_flight: `Aynı kayıt şu anda yazılıyor. ${kept}`,
  erased: 'Bu başvurunun kişisel verileri silinmiş.',
  too_large: 'Dosya çok büyük.',
  unsupported_media_type: 'Bu dosya türü kabul edilmiyor.',
  rate_limited: `Çok sayıda istek gönderildi; biraz bekleyin. ${kept}`,
  unavailable: `Sunucu şu anda yanıt veremiyor. ${kept}`,
  storage_full: `Sunucuda yer kalmadı; sistem yöneticisine haber verin. ${kept}`,
};

const fieldSentence = ({ pointer, parameter, code, params }) => {
  const maximum = params?.maximum === undefined ? '' : ` (en fazla ${params.maximum})`;
  return `${memberNames[pointer] ?? pointer ?? parameter}: ${refusals[code] ?? code}${maximum}`;
};

/** What went wrong, for a clerk. */
export const sentenceFor = error => {
  if (isConnectionError(error)) return `Sunucuya ulaşılamadı. ${kept}`;
  if (!isApiError(error)) throw error;
  const { code, fields, requestId } = error;
  if (code in sentences) return sentences[code];
  if (fields.length > 0) return `Kabul edilmedi. ${fields.map(fieldSentence).join('. ')}.`;
  return `Bir sorun oluştu (${code}). ${kept} Sürerse şu numarayı bildirin: ${requestId}`;
};
