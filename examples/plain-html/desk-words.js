// The desk's words for the contract's codes and pointers.

export const memberNames = {
  '/description': 'Açıklama',
  '/kind': 'Tür',
  '/service': 'Konu',
  '/location': 'Mahalle ya da tarif',
  '/applicant/givenName': 'Ad',
  '/applicant/familyName': 'Soyad',
  '/applicant/address': 'Adres',
  '/applicant/phone': 'Telefon',
  '/applicant/email': 'E-posta',
  '/applicant/nationalId': 'T.C. kimlik numarası',
  '/reply/channel': 'Bildirim yolu',
  '/unit': 'Birim',
  '/reason': 'Gerekçe',
  '/text': 'Metin',
};

const refusals = {
  required: 'gerekli',
  contact_required: 'telefon ya da e-posta gerekli',
  mobile_required: 'cep telefonu olmalı',
  invalid_format: 'geçerli görünmüyor',
  too_long: 'çok uzun',
  not_allowed: 'burada kullanılamaz',
};

const sentences = {
  unauthenticated: 'Anahtar geçerli değil.',
  forbidden: 'Anahtarınızın bu işlem için yetkisi yok.',
  stale: 'Bu başvuruyu az önce başkası değiştirdi; yeniden açıp tekrar deneyin.',
  illegal_transition: 'Bu durumda bu işlem yapılamaz.',
  idempotency_mismatch: 'Bu görüşme daha önce başka içerikle kaydedildi. Yeni bir kayıt açın.',
  duplicate_external_id: 'Bu görüşme daha önce başka içerikle kaydedildi. Yeni bir kayıt açın.',
  unavailable: 'Sunucu şu anda yanıt veremiyor. Yazdıklarınız duruyor; tekrar deneyin.',
};

/** A refusal of the backend, for a clerk. */
export const refusalSentence = ({ code, fields }) =>
  sentences[code] ??
  `Kabul edilmedi. ${fields.map(({ pointer, code }) => `${memberNames[pointer] ?? pointer}: ${refusals[code] ?? code}`).join('. ') || code}`;
