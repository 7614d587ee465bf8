import { trimmed } from '../trimmed.ts';
import { fold } from './fold.ts';
import type { ComboboxOption } from './option.ts';

/** The one option of this label; of several alike the one spelt just so. */
export const exactMatch = (options: readonly ComboboxOption[], text: string): ComboboxOption | undefined => {
  const wanted = fold(text);
  const alike = options.filter(({ label }) => fold(label) === wanted);
  const same = alike.length > 1 ? alike.filter(({ label }) => label === trimmed(text)) : alike;
  return same.length === 1 ? same[0] : undefined;
};
