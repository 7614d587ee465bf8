import { asciiDigits } from './ascii-digits.ts';
import { trimmed } from './trimmed.ts';

/** What Arabic and Persian keyboards write differently, and what hands do. */
const alike: Readonly<Record<string, string>> = { ی: 'ي', ى: 'ي', ک: 'ك', ة: 'ه', ە: 'ه', ٱ: 'ا' };

/**
 * `text` as search compares it: Turkish dotless and dotted i alike, no case, no accents, punctuation as one space; the
 * letters and digits of Arabic and Persian keyboards alike.
 *
 * @example fold('IŞIK') === fold('ışık') // 'isik'
 * @example fold('پیاده‌رو') === fold('پياده رو')
 */
export const fold = (text: string): string =>
  trimmed(
    asciiDigits(text.replaceAll('\u200c', ' '))
      .normalize('NFC')
      .replace(/[İIı]/g, 'i')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\p{M}\u0640]/gu, '')
      .replace(/[ىیکةەٱ]/g, letter => alike[letter] ?? letter)
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
