import { languages } from './languages.ts';
import type { Loaders, Words } from './messages.ts';

/** A language there are words for. */
export type Locale = keyof typeof languages;

const isLocale = (language: string): language is Locale => Object.hasOwn(languages, language);

/** The first of `wanted` (BCP 47) that there are words for, by itself or by its language: `en-GB` finds `en`. */
export const knownLocale = (wanted: readonly (string | null | undefined)[]): Locale | undefined => {
  for (const tag of wanted) {
    const [language = ''] = (tag ?? '').toLowerCase().split('-');
    if (isLocale(language)) return language;
  }
  return undefined;
};

/** The words of a part in a locale. */
export const loadMessages = <Part extends keyof Words>(part: Part, locale: Locale): Promise<Words[Part]> => {
  const parts: Loaders = languages[locale];
  return parts[part]();
};
