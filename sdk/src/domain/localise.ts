import type { Localised } from './jurisdiction-data.ts';

/** `text` in `locale`, in its base language, or else in the jurisdiction's default language. */
export const localise = (text: Localised, locale: string, fallback: string): string =>
  text[locale] ?? text[locale.split('-')[0] ?? ''] ?? text[fallback] ?? Object.values(text)[0] ?? '';
