import { trimmed } from './trimmed.ts';

/**
 * `text` as search compares it: Turkish dotless and dotted i alike, no case, no accents, punctuation as one space.
 *
 * @example fold('IŞIK') === fold('ışık') // 'isik'
 */
export const fold = (text: string): string =>
  trimmed(
    text
      .normalize('NFC')
      .replace(/[İIı]/g, 'i')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
