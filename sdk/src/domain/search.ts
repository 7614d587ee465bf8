import { fold } from '../fold.ts';
import { toE164 } from '../phone.ts';
import { parseReference } from '../reference.ts';
import type { DeskRow } from './desk-row.ts';

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

/** What of a row may be searched beside its reference: what people wrote, and who they are. */
export interface Searchable {
  readonly words: boolean;
  readonly identity: boolean;
}

/** Whether a row is found. */
export type Search = (row: DeskRow, searchable: Searchable) => boolean;

/** The search for what a clerk typed. */
export const searchFor = (q: string): Search => {
  const { reference, phone, digits, words } = parseSearch(q);
  return (row, searchable) =>
    row.summary.reference === reference ||
    (phone !== undefined && searchable.identity && row.phone.endsWith(phone)) ||
    hasDigits(digits, row, searchable) ||
    (words.length > 0 && words.every(word => hasWord(word, row, searchable)));
};

const hasDigits = (digits: DigitSearch | undefined, row: DeskRow, { identity }: Searchable): boolean => {
  if (digits === undefined) return false;
  const { inReference, inPhone } = digits;
  return (
    row.summary.reference.replaceAll('-', '').includes(inReference) ||
    (inPhone !== undefined && identity && row.phone.includes(inPhone))
  );
};

const hasWord = ({ word, digits }: WordSearch, row: DeskRow, searchable: Searchable): boolean => {
  // The word alone first: its first letter is rarer than a space, which makes most rows fail far faster.
  const begins = (text: string) => text.includes(word) && text.includes(` ${word}`);
  return (
    (searchable.words && begins(row.text)) ||
    (searchable.identity && begins(row.identity)) ||
    hasDigits(digits, row, searchable)
  );
};
