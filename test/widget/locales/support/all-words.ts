import { loadLaterMessages } from '../../../../widget/src/locales/load-later-messages.ts';
import { loadMessages, type Locale } from '../../../../widget/src/locales/load-messages.ts';
import type { LaterWords, Words } from '../../../../widget/src/locales/messages.ts';

const keys = <Name extends string>(table: Readonly<Record<Name, true>>): readonly Name[] => {
  const isName = (name: string): name is Name => Object.hasOwn(table, name);
  return Object.keys(table).filter(isName);
};

/** Every language there are words for; the compiler says when one is missing here. */
export const locales = keys<Locale>({ tr: true, en: true, ar: true, fa: true });

const firstParts: Readonly<Record<keyof Words, true>> = { opening: true, form: true, tracker: true };

const laterParts: Readonly<Record<keyof LaterWords, true>> = {
  contact: true,
  statistics: true,
  launcher: true,
};

type Part = keyof Words | keyof LaterWords;

/** Every part of the words, also those of the elements whose code comes later. */
export const parts = keys<Part>({ ...firstParts, ...laterParts });

const isLater = (part: Part): part is keyof LaterWords => Object.hasOwn(laterParts, part);

/** The words of any part. */
export const wordsOf = (
  part: Part,
  locale: Locale,
): Promise<Words[keyof Words] | LaterWords[keyof LaterWords]> =>
  isLater(part) ? loadLaterMessages(part, locale) : loadMessages(part, locale);
