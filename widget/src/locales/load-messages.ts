import type { OpeningMessages } from './tr-opening.ts';
import type { Messages } from './tr.ts';

interface Loader {
  /** What is needed to begin typing. */
  readonly opening: () => Promise<OpeningMessages>;
  readonly all: () => Promise<Messages>;
}

/** The languages there are words for; each is files of its own, and only the page's are loaded. */
const loaders = {
  tr: {
    opening: async () => (await import('./tr-opening.ts')).trOpening,
    all: async () => (await import('./tr.ts')).tr,
  },
  en: {
    opening: async () => (await import('./en-opening.ts')).enOpening,
    all: async () => (await import('./en.ts')).en,
  },
} satisfies Record<string, Loader>;

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

/** The words of the first sight. */
export const loadOpeningMessages = (locale: Locale): Promise<OpeningMessages> => loaders[locale].opening();

/** All words of a locale. */
export const loadMessages = (locale: Locale): Promise<Messages> => loaders[locale].all();
