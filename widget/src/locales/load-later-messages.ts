import { laterLanguages } from './later-languages.ts';
import type { Locale } from './load-messages.ts';
import type { LaterLoaders, LaterWords } from './messages.ts';

/** Apart from the words of form and tracker: even the names of these files would weigh on the form's first step. */
const loaders: Readonly<Record<Locale, LaterLoaders>> = laterLanguages;

/** The words of a part in a locale. */
export const loadLaterMessages = <Part extends keyof LaterWords>(
  part: Part,
  locale: Locale,
): Promise<LaterWords[Part]> => loaders[locale][part]();
