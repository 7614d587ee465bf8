import { knownLocale, type Locale } from './locales/load-messages.ts';
import { nearestLanguage } from './nearest-language.ts';

/** The language of the reference municipality, where nobody names another. */
const lastResort = 'tr';

/**
 * The language of an element: that of the page's own texts, where it has brought `own` ones, that of its `lang`, the nearest one
 * around it, or the municipality's, which is asked for where nobody else names any.
 */
export const findLocale = async (
  element: HTMLElement,
  own: string | undefined,
  askMunicipality: () => Promise<string | undefined>,
): Promise<Locale> => {
  const declared = knownLocale([own, element.lang, nearestLanguage(element)]);
  if (declared !== undefined || own !== undefined) return declared ?? lastResort;
  return knownLocale([await askMunicipality().catch(() => undefined)]) ?? lastResort;
};
