import { fold } from '../fold.ts';
import { toE164 } from '../phone.ts';
import { parseReference } from '../reference.ts';
import type { DeskRow } from './desk-row.ts';

// Shorter numbers are house numbers and the like, and would be found in every other reference.
const shortestNumber = 4;

/** What of a row may be searched beside its reference: what people wrote, and who they are. */
export interface Searchable {
  readonly words: boolean;
  readonly identity: boolean;
}

/** Whether a row is found. */
export type Search = (row: DeskRow, searchable: Searchable) => boolean;

/**
 * The search for what a clerk typed: a reference or telephone number in any common spelling or in part, or words that
 * all begin a word of the request or the applicant's name, e-mail or address, forgiving Turkish letters and accents.
 */
export const searchFor = (q: string): Search => {
  const words = fold(q).split(' ').filter(Boolean).map(searchWord);
  const byWords: Search = (row, searchable) => words.length > 0 && words.every(word => word(row, searchable));
  const byReference = searchReference(q);
  const byNumber = searchNumber(q);
  return (row, searchable) =>
    byReference(row, searchable) || byNumber(row, searchable) || byWords(row, searchable);
};

const nothing: Search = () => false;

const searchReference = (q: string): Search => {
  const reference = parseReference(q);
  return reference === undefined ? nothing : ({ summary }) => summary.reference === reference;
};

/** The number that `q` is as a whole, whatever separates its digits. */
const searchNumber = (q: string): Search => {
  const phone = toE164(q)?.slice(1);
  if (phone !== undefined) return (row, { identity }) => identity && row.phone.endsWith(phone);
  if (!/^[\d\s().+\-–—/#]+$/.test(q)) return nothing;
  return searchDigits(q.replace(/\D/g, ''));
};

const searchDigits = (digits: string): Search => {
  if (!/^\d+$/.test(digits) || digits.length < shortestNumber) return nothing;
  const inReference = new RegExp([...digits].join('-?'));
  const national = digits.replace(/^0+/, '');
  return (row, { identity }) =>
    inReference.test(row.summary.reference) ||
    (identity && national.length >= shortestNumber && row.phone.includes(national));
};

const searchWord = (word: string): Search => {
  // The word alone first: its first letter is rarer than a space, which makes most rows fail far faster.
  const begins = (text: string) => text.includes(word) && text.includes(` ${word}`);
  const digits = searchDigits(word);
  return (row, searchable) =>
    (searchable.words && begins(row.text)) ||
    (searchable.identity && begins(row.identity)) ||
    digits(row, searchable);
};
