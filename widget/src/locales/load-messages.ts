import type { Words } from './messages.ts';

type Loaders = { readonly [Part in keyof Words]: () => Promise<Words[Part]> };

/** The languages there are words for. Each part of each is a file of its own, and only what the page shows is loaded. */
const loaders = {
  tr: {
    opening: async () => (await import('./tr/opening.ts')).opening,
    form: async () => (await import('./tr/form.ts')).form,
    tracker: async () => (await import('./tr/tracker.ts')).tracker,
  },
  en: {
    opening: async () => (await import('./en/opening.ts')).opening,
    form: async () => (await import('./en/form.ts')).form,
    tracker: async () => (await import('./en/tracker.ts')).tracker,
  },
} satisfies Record<string, Loaders>;

/** A language there are words for. */
export type Locale = keyof typeof loaders;

const isLocale = (language: string): language is Locale => Object.hasOwn(loaders, language);

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
  const parts: Loaders = loaders[locale];
  return parts[part]();
};
