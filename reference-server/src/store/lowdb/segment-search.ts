import type { DigitSearch, ParsedSearch, WordSearch } from '@melikgazi/mimer-sdk/domain';
import type { Segment } from './segment.ts';
import type { WordRange } from './word-list.ts';

/**
 * The numbers of the rows that a search may find: all that it does, and some that it does not for whoever may not see
 * what they have. Most segments have none, which costs far less than to ask each of their rows.
 */
export const candidatesIn = (segment: Segment, search: ParsedSearch): readonly number[] => {
  const found = new Set<number>();
  const take = (rows: Iterable<number>) => {
    for (const row of rows) found.add(row);
  };
  const { reference, phone, digits, words } = search;
  if (reference !== undefined) take(segment.references.rowsWith(reference.replaceAll('-', '')));
  if (phone !== undefined) take(segment.phones.rowsEndingWith(phone));
  if (digits !== undefined) take(rowsWithDigits(segment, digits));
  if (words.length > 0) take(rowsWithWords(segment, words));
  return [...found].sort((one, other) => one - other);
};

const rowsWithDigits = ({ references, phones }: Segment, { inReference, inPhone }: DigitSearch): number[] => [
  ...references.rowsWith(inReference),
  ...(inPhone === undefined ? [] : phones.rowsWith(inPhone)),
];

const rowsWithWords = (segment: Segment, words: readonly WordSearch[]): number[] => {
  /** How many of the words a row has, from the first on. */
  const met = new Uint16Array(segment.length);
  for (const [place, { word, digits }] of words.entries()) {
    let hasAny = false;
    const meet = (row: number) => {
      if (met[row] !== place) return;
      met[row] = place + 1;
      hasAny = true;
    };
    eachRowWith(segment, segment.words.beginningWith(word), meet);
    if (digits !== undefined) rowsWithDigits(segment, digits).forEach(meet);
    if (!hasAny) return [];
  }
  const rows: number[] = [];
  for (const [row, count] of met.entries()) if (count === words.length) rows.push(row);
  return rows;
};

const eachRowWith = ({ columns }: Segment, range: WordRange, meet: (row: number) => void): void => {
  if (range.from === range.to) return;
  eachIn(columns.said, columns.saidStarts, range, meet);
  eachIn(columns.named, columns.namedStarts, range, meet);
};

// So few numbers are found sooner one after the other, by the engine's own search.
const mostSearched = 4;

const eachIn = (
  words: Uint32Array | Uint16Array,
  starts: Uint32Array,
  { from, to }: WordRange,
  meet: (row: number) => void,
): void => {
  if (to - from > mostSearched) return eachOfMany(words, starts, { from, to }, meet);
  for (let word = from; word < to; word += 1) {
    let row = 0;
    for (let at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + 1)) {
      while ((starts[row + 1] ?? Infinity) <= at) row += 1;
      meet(row);
    }
  }
};

const eachOfMany = (
  words: ArrayLike<number>,
  starts: Uint32Array,
  { from, to }: WordRange,
  meet: (row: number) => void,
): void => {
  const width = to - from;
  let row = 0;
  for (let at = 0; at < words.length; at += 1) {
    // One comparison for both ends, as what is below becomes a very large number: twice as quick.
    if (((words[at] ?? 0) - from) >>> 0 >= width) continue;
    while ((starts[row + 1] ?? Infinity) <= at) row += 1;
    meet(row);
  }
};
