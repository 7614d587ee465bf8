import type { Locale } from './load-messages.ts';
import type { LaterWords } from './messages.ts';

type Loaders = { readonly [Part in keyof LaterWords]: () => Promise<LaterWords[Part]> };

/** Apart from the words of form and tracker: even the names of these files would weigh on the form's first step. */
const loaders: Readonly<Record<Locale, Loaders>> = {
  tr: {
    contact: async () => (await import('./tr/contact.ts')).contact,
    statistics: async () => (await import('./tr/statistics.ts')).statistics,
    launcher: async () => (await import('./tr/launcher.ts')).launcher,
  },
  en: {
    contact: async () => (await import('./en/contact.ts')).contact,
    statistics: async () => (await import('./en/statistics.ts')).statistics,
    launcher: async () => (await import('./en/launcher.ts')).launcher,
  },
};

/** The words of a part in a locale. */
export const loadLaterMessages = <Part extends keyof LaterWords>(
  part: Part,
  locale: Locale,
): Promise<LaterWords[Part]> => loaders[locale][part]();
