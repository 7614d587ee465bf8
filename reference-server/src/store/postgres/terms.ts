import type { DeskRow } from '@melikgazi/mimer-sdk/domain';

// What a request is found by, as lexemes of one `tsvector`: one index answers all searches, and a search is set algebra.
// Each begins with the jurisdiction, since a thousand towns have the same words.

// A lexeme has at most 2,046 bytes, and a letter up to four.
const longestWord = 250;
/** A `tsvector` has at most a megabyte; what a text has beyond that is not found. */
const mostBytes = 900_000;

/** Numbers are found in part, from this length on. */
const shortestNumber = 4;

const cut = (word: string) => Array.from(word).slice(0, longestWord).join('');

/** What a word of a text, of a name, a number, or the kind of a message is called in the index. */
export const terms = (jurisdiction: string) => ({
  word: (word: string) => `${jurisdiction}/w${cut(word)}`,
  identity: (word: string) => `${jurisdiction}/i${cut(word)}`,
  inReference: (digits: string) => `${jurisdiction}/r${cut(digits)}`,
  inPhone: (digits: string) => `${jurisdiction}/p${cut(digits)}`,
  message: (kind: string, lane = '', state = '') => `${jurisdiction}/m${kind}/${lane}/${state}`,
});

/** The lexemes of a request; `messageKinds` are the kinds, lanes and states of its messages. */
export const termsOf = (
  jurisdiction: string,
  { summary, text, identity, phone }: Pick<DeskRow, 'summary' | 'text' | 'identity' | 'phone'>,
  messageKinds: string,
): string => {
  const term = terms(jurisdiction);
  const found = new Set([
    ...endsOf(summary.reference.replaceAll('-', '')).map(term.inReference),
    ...endsOf(phone).map(term.inPhone),
    ...messageKinds
      .split('|')
      .filter(Boolean)
      .flatMap(kinds => messageTerms(term, kinds)),
    ...wordsOf(identity).map(term.identity),
    ...wordsOf(text).map(term.word),
  ]);
  return asVector(found);
};

const wordsOf = (text: string) => text.split(' ').filter(Boolean);

/** All ends of a number that are long enough: whatever part of it is looked for begins one of them. */
const endsOf = (digits: string): string[] =>
  Array.from({ length: Math.max(0, digits.length - shortestNumber + 1) }, (_, start) => digits.slice(start));

const messageTerms = (term: ReturnType<typeof terms>, kinds: string): string[] => {
  const [kind = '', lane = '', state = ''] = kinds.split('/');
  return [
    term.message(kind),
    term.message(kind, lane),
    term.message(kind, '', state),
    term.message(kind, lane, state),
  ];
};

/** A lexeme as it stands in a `tsvector` or `tsquery`. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`;

const asVector = (lexemes: Iterable<string>): string => {
  const kept: string[] = [];
  let bytes = 0;
  for (const lexeme of lexemes) {
    bytes += Buffer.byteLength(lexeme);
    if (bytes > mostBytes) break;
    kept.push(quoted(lexeme));
  }
  return kept.join(' ');
};
