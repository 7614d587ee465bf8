import { actions, isLegal } from '/sdk/mimer-sdk.js';

// What a clerk can do with a request: each with its fields, by their names in desk.html, and the action they come to.

/** `closes`: the citizen is told the result, so the clerk is asked once more. */
export const deeds = {
  forward: { name: 'Birime yönlendir', group: 'Yürüt', fields: ['unit', 'note'] },
  review: { name: 'İncelemeye al', group: 'Yürüt', fields: [] },
  start: { name: 'İşe başlandı', group: 'Yürüt', fields: ['expectedOn', 'note'] },
  ask: { name: 'Ek bilgi iste', group: 'Yaz', fields: ['text'], words: 'Başvuru sahibine soru' },
  comment: { name: 'Başvuru sahibine yaz', group: 'Yaz', fields: ['text'] },
  note: { name: 'İç not ekle', group: 'Yaz', fields: ['note'], requires: 'note' },
  answer: {
    name: 'Yanıtını kaydet',
    group: 'Yaz',
    fields: ['channel', 'text'],
    words: 'Başvuru sahibi ne dedi?',
  },
  resolve: { name: 'Sonuçlandır', group: 'Bitir', fields: ['text', 'files'], closes: true },
  decline: { name: 'Gerekçeyle geri çevir', group: 'Bitir', fields: ['reason', 'text'], closes: true },
  transfer: { name: 'Başka kuruma gönder', group: 'Bitir', fields: ['institution', 'text'], closes: true },
  merge: { name: 'Birleştir', group: 'Bitir', fields: ['into'] },
  reopen: { name: 'Yeniden aç', group: 'Bitir', fields: ['text'] },
  classify: { name: 'Konuyu düzelt', group: 'Düzelt', fields: ['classification'] },
  amend: { name: 'Bilgileri düzelt', group: 'Düzelt', fields: ['amendment'] },
  extend: {
    name: 'Süreyi uzat',
    group: 'Düzelt',
    fields: ['days', 'text'],
    words: 'Gerekçe (başvuru sahibi okur)',
  },
  redact: { name: 'Metin kaldır', group: 'Düzelt', fields: ['eventId'] },
  renewCode: { name: 'Takip kodunu yenile', group: 'Düzelt', fields: [] },
};

/** What can be done in a status, by the contract’s own table. */
export const deedsIn = status =>
  Object.keys(deeds).filter(deed => isLegal(actions[deed === 'note' ? 'comment' : deed].from, status));

const amended = (data, desk) => {
  const text = name => data.get(name)?.trim() || undefined;
  const members = names => {
    const given = names.map(name => [name, text(name)]).filter(([, value]) => value !== undefined);
    return given.length > 0 ? Object.fromEntries(given) : undefined;
  };
  const applicant = members(['givenName', 'familyName', 'phone', 'email', 'address']);
  if (applicant?.phone) applicant.phone = desk.phone(applicant.phone) ?? applicant.phone;
  const location = members(['neighbourhood', 'street', 'buildingNumber', 'directions']);
  const channel = text('replyChannel');
  return {
    ...(applicant && { applicant }),
    ...(location && { location }),
    ...(channel && { reply: { channel, locale: data.get('replyLocale') } }),
  };
};

/** The contract’s action for what was filled in; `attachments` are the ids of files that were uploaded for it. */
export const actionFrom = (data, desk, attachments) => {
  const type = data.get('type');
  const text = name => data.get(name)?.trim() || undefined;
  switch (type) {
    case 'forward':
      return { type, unit: data.get('unit'), note: text('note') };
    case 'start':
      return { type, note: text('note'), expectedOn: text('expectedOn') };
    case 'note':
      return { type: 'comment', text: text('note') ?? '', public: false };
    case 'comment':
      return { type, text: text('text') ?? '', public: true };
    case 'answer':
      return { type, text: text('text') ?? '', channel: data.get('channel') };
    case 'resolve':
      return { type, text: text('text') ?? '', ...(attachments.length > 0 && { attachments }) };
    case 'decline':
      return { type, reason: data.get('reason'), text: text('text') ?? '' };
    case 'transfer':
      return {
        type,
        institution: { name: text('institutionName') ?? '', contact: text('institutionContact') },
        text: text('text') ?? '',
      };
    case 'merge':
      return { type, into: text('into') ?? '' };
    case 'classify':
      return { type, kind: text('kind'), service: text('service') };
    case 'amend':
      return { type, ...amended(data, desk) };
    case 'extend':
      return { type, days: Number(data.get('days')), reason: text('text') ?? '' };
    case 'redact':
      return { type, eventId: data.get('eventId') };
    case 'review':
    case 'renewCode':
      return { type };
    default:
      return { type, text: text('text') ?? '' };
  }
};
