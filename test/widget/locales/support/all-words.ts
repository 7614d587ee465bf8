import type { Locale } from '../../../../widget/src/locales/load-messages.ts';
import type { Words } from '../../../../widget/src/locales/messages.ts';

const keys = <Name extends string>(table: Readonly<Record<Name, true>>): readonly Name[] => {
  const isName = (name: string): name is Name => Object.hasOwn(table, name);
  return Object.keys(table).filter(isName);
};

/** Every language there are words for; the compiler says when one is missing here. */
export const locales = keys<Locale>({ tr: true, en: true, ar: true, fa: true });

/** Every part of the words. */
export const parts = keys<keyof Words>({ opening: true, form: true, tracker: true });
