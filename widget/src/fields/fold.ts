import { trimmed } from '../trimmed.ts';

/** For comparing what is typed with what is listed: without case and accents, and ı as i, as many keyboards have it. */
export const fold = (text: string): string =>
  trimmed(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i'));
