import { trimmed } from '../trimmed.ts';

/** A name without invisible characters and doubled spaces; its letters and their case stay as they were typed. */
export const cleanName = (text: string): string => trimmed(text.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' '));

/** Whether a cleaned name is one: letters of any script, or the dash of those who have one name only. */
export const isName = (name: string): boolean =>
  name === '-' || /^[\p{L}\p{M}'’.\- ]*\p{L}[\p{L}\p{M}'’.\- ]*$/u.test(name);
