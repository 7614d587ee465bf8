import { fold } from '../fold.ts';
import { toE164 } from '../phone.ts';
import { parseReference } from '../reference.ts';

// Shorter numbers are house numbers and the like, and would be found in every other reference.
const shortestNumber = 4;

/** Digits that stand in a row anywhere in a reference, or in a telephone number. */
export interface DigitSearch {
  /** To be found in a reference without its dashes. */
  readonly inReference: string;
  /** To be found in a telephone number; `undefined` where too few digits are left without the leading zeros. */
  readonly inPhone: string | undefined;
}

/** A word, folded, that a word of a text begins with; where it is digits alone, it may be part of a number as well. */
export interface WordSearch {
  readonly word: string;
  readonly digits: DigitSearch | undefined;
}

/** What a clerk typed, as data. A request is found by any of its members, and by `words` when it has all of them. */
export interface ParsedSearch {
  /** The reference that it is as a whole. */
  readonly reference: string | undefined;
  /** The telephone number that it is as a whole, in digits; a stored number ends with it. */
  readonly phone: string | undefined;
  /** The digits that it is as a whole, where they are no telephone number. */
  readonly digits: DigitSearch | undefined;
  /** Empty finds nothing. */
  readonly words: readonly WordSearch[];
}

/**
 * What a clerk typed: a reference or telephone number in any common spelling or in part, or words that all begin a word
 * of the request or the applicant's name, e-mail or address, forgiving Turkish letters and accents.
 */
export const parseSearch = (q: string): ParsedSearch => {
  const phone = toE164(q)?.slice(1);
  // A number as a whole, whatever separates its digits.
  const isNumber = phone === undefined && /^[\d\s().+\-–—/#]+$/.test(q);
  return {
    reference: parseReference(q),
    phone,
    digits: isNumber ? digitSearch(q.replace(/\D/g, '')) : undefined,
    words: fold(q)
      .split(' ')
      .filter(Boolean)
      .map(word => ({ word, digits: digitSearch(word) })),
  };
};

const digitSearch = (digits: string): DigitSearch | undefined => {
  if (!/^\d+$/.test(digits) || digits.length < shortestNumber) return undefined;
  const national = digits.replace(/^0+/, '');
  return { inReference: digits, inPhone: national.length < shortestNumber ? undefined : national };
};

/** A request as a search looks at it, in whatever way a store keeps it. Words are folded, digits have nothing between. */
export interface SearchedRow {
  /** Whether a word of what people wrote begins with this one. */
  saysWord(word: string): boolean;
  /** Whether a word of the applicant's name, e-mail or address does. */
  namesWord(word: string): boolean;
  /** Whether these digits stand anywhere in its reference. */
  referenceHas(digits: string): boolean;
  /** Whether they stand anywhere in the applicant's telephone number. */
  phoneHas(digits: string): boolean;
  /** Whether that ends with them. */
  phoneEndsWith(digits: string): boolean;
}

/** What of a row may be searched beside its reference: what people wrote, and who they are. */
export interface Searchable {
  readonly words: boolean;
  readonly identity: boolean;
}

/** Whether a row is found. */
export type Search = (row: SearchedRow, searchable: Searchable) => boolean;

/** The search for what a clerk typed. */
export const searchFor = (q: string): Search => {
  const { reference, phone, digits, words } = parseSearch(q);
  const wholeReference = reference?.replaceAll('-', '');
  return (row, searchable) =>
    (wholeReference !== undefined && row.referenceHas(wholeReference)) ||
    (phone !== undefined && searchable.identity && row.phoneEndsWith(phone)) ||
    hasDigits(digits, row, searchable) ||
    (words.length > 0 && words.every(word => hasWord(word, row, searchable)));
};

const hasDigits = (digits: DigitSearch | undefined, row: SearchedRow, { identity }: Searchable): boolean =>
  digits !== undefined &&
  (row.referenceHas(digits.inReference) ||
    (digits.inPhone !== undefined && identity && row.phoneHas(digits.inPhone)));

const hasWord = ({ word, digits }: WordSearch, row: SearchedRow, searchable: Searchable): boolean =>
  (searchable.words && row.saysWord(word)) ||
  (searchable.identity && row.namesWord(word)) ||
  hasDigits(digits, row, searchable);
