import {
  type DigitSearch,
  type ListOptions,
  type ParsedSearch,
  parseSearch,
  type WordSearch,
} from '@melikgazi/mimer-sdk/domain';
import type { Parameters } from './parameters.ts';
import { quoted, terms } from './terms.ts';

/** What of a request may be searched beside its reference. */
interface Searchable {
  readonly words: boolean;
  readonly identity: boolean;
}

/**
 * The condition that a request is found by what a clerk typed. The index finds what is found with all eyes open; of that, what
 * this clerk may not search is looked at again with fewer lexemes.
 */
export const searchCondition = (
  q: string,
  { sensitive, sensitiveServices }: ListOptions,
  jurisdiction: string,
  parameters: Parameters,
): string => {
  const search = parseSearch(q);
  const matches = (searchable: Searchable): string => {
    const query = queryFor(search, searchable, jurisdiction);
    return query === undefined ? 'false' : `terms @@ ${parameters.add(query)}::tsquery`;
  };
  const all = matches({ words: true, identity: true });
  if (sensitive || all === 'false') return all;
  const byReference = matches({ words: false, identity: false });
  const withoutIdentity = matches({ words: true, identity: false });
  const services = parameters.add([...sensitiveServices]);
  return `${all} AND CASE WHEN service = ANY (${services}) THEN ${byReference} WHEN hidden THEN ${withoutIdentity} ELSE true END`;
};

// So many digits stand in few numbers, wherever in them they are looked for.
const rareDigits = 6;

/** Whether it finds few requests, however many there are. */
export const findsFew = (q: string): boolean => {
  const { reference, phone, digits, words } = parseSearch(q);
  const isRare = (search: DigitSearch | undefined) => (search?.inReference.length ?? 0) >= rareDigits;
  return (
    reference !== undefined ||
    phone !== undefined ||
    isRare(digits) ||
    words.some(({ digits: search }) => isRare(search))
  );
};

/** The search as a `tsquery`; `undefined` finds nothing. */
const queryFor = (
  { reference, phone, digits, words }: ParsedSearch,
  searchable: Searchable,
  jurisdiction: string,
): string | undefined => {
  const term = terms(jurisdiction);
  const withDigits = (search: DigitSearch | undefined): string[] => {
    if (search === undefined) return [];
    const { inReference, inPhone } = search;
    return [
      begins(term.inReference(inReference)),
      ...(inPhone !== undefined && searchable.identity ? [begins(term.inPhone(inPhone))] : []),
    ];
  };
  const withWord = ({ word, digits: search }: WordSearch): string[] => [
    ...(searchable.words ? [begins(term.word(word))] : []),
    ...(searchable.identity ? [begins(term.identity(word))] : []),
    ...withDigits(search),
  ];
  const eachWord = words.map(word => any(withWord(word)));
  return any([
    ...(reference === undefined ? [] : [quoted(term.inReference(reference.replaceAll('-', '')))]),
    ...(phone !== undefined && searchable.identity ? [quoted(term.inPhone(phone))] : []),
    ...withDigits(digits),
    ...(eachWord.length > 0 && eachWord.every(query => query !== undefined) ? [eachWord.join(' & ')] : []),
  ]);
};

const begins = (lexeme: string) => `${quoted(lexeme)}:*`;

const any = (queries: readonly string[]): string | undefined =>
  queries.length === 0 ? undefined : `(${queries.join(' | ')})`;
