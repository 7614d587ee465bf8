import { trimmed } from '../trimmed.ts';

/**
 * For comparing what is typed with what is listed: without case, accents and invisible marks, and ı as i, ی and ى as ي,
 * ک as ك, as many keyboards have them.
 */
export const fold = (text: string): string =>
  trimmed(
    text
      .normalize('NFD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .replaceAll('ı', 'i')
      .replace(/[یى]/g, 'ي')
      .replaceAll('ک', 'ك'),
  );
