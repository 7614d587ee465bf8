import type { FieldMessages } from '../../../../widget/src/fields/index.ts';

/** Turkish words, as an owner would pass them. */
export const messages: FieldMessages = {
  optional: '(isteğe bağlı)',
  error: 'Hata:',
  remaining: count => `${count} karakter kaldı`,
  tooMany: count => `${count} karakter fazla`,
  noMatches: 'Sonuç yok',
  matches: count => `${count} sonuç`,
  clear: 'Temizle',
};
