import { fold } from '@melikgazi/mimer-sdk/fold';
import type { Service } from '@melikgazi/mimer-sdk';

/** What of a service is searched. */
export type Searchable = Pick<Service, 'name' | 'description' | 'group' | 'keywords'>;

interface Entry<Item extends Searchable> {
  readonly service: Item;
  /** Each word that finds the service and how much it counts. */
  readonly words: ReadonlyMap<string, number>;
}

const wordsIn = (text: string): readonly string[] => fold(text).split(' ').filter(Boolean);

/** A service's words; one that stands in its name counts more than one in its description. */
const weigh = (service: Searchable): ReadonlyMap<string, number> => {
  const weighted: readonly [readonly string[], number][] = [
    [[service.description], 1],
    [[service.group.name], 2],
    [service.keywords, 4],
    [[service.name], 5],
  ];
  const words = new Map<string, number>();
  for (const [texts, weight] of weighted) for (const word of texts.flatMap(wordsIn)) words.set(word, weight);
  return words;
};

/** Folding all texts of a list takes a while on a cheap telephone, and lists are searched with every key. */
const wordsOf = new WeakMap<Searchable, ReadonlyMap<string, number>>();

const entriesOf = <Item extends Searchable>(services: readonly Item[]): readonly Entry<Item>[] =>
  services.map(service => {
    const words = wordsOf.get(service) ?? weigh(service);
    wordsOf.set(service, words);
    return { service, words };
  });

/**
 * How well `word` answers to `typed`, from 0 to 1. Turkish puts endings on words, so that either may be the longer one
 * ("çukurlar" finds "çukur") and the last letter of a stem may change ("kitap", "kitabı").
 */
const likeness = (typed: string, word: string): number => {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return typed.length > 2 ? 0.9 : 0.5;
  if (word.length >= 4 && typed.startsWith(word)) return 0.8;
  const stem = Math.max(4, Math.min(typed.length, word.length) - 1);
  return word.length > 4 && typed.length > 4 && typed.slice(0, stem) === word.slice(0, stem) ? 0.5 : 0;
};

const best = (typed: string, { words }: Pick<Entry<Searchable>, 'words'>): number => {
  let score = 0;
  for (const [word, weight] of words) score = Math.max(score, weight * likeness(typed, word));
  return score;
};

const ranked = <Item>(scores: readonly { service: Item; score: number }[]): readonly Item[] =>
  scores
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ service }) => service);

/** The services that every word of `query` finds, best first; all of them, as listed, where it is empty. */
export const searchServices = <Item extends Searchable>(
  services: readonly Item[],
  query: string,
): readonly Item[] => {
  const typed = wordsIn(query);
  if (typed.length === 0) return services;
  return ranked(
    entriesOf(services).map(entry => {
      const scores = typed.map(word => best(word, entry));
      return {
        service: entry.service,
        score: scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score),
      };
    }),
  );
};

/** A service is suggested from here on: half a keyword that few others share. */
const threshold = 1.5;

/** A suggestion that is less than this part as good as the best one is only in its way. */
const likely = 0.4;

/** What it is about, people say within this many words. */
const decisive = 60;

/**
 * The services that a description seems to be about, at most `count`. A word counts the less the more services share
 * it, which makes a list of unimportant words needless in any language.
 */
export const suggestServices = (
  services: readonly Service[],
  description: string,
  count = 3,
): readonly Service[] => {
  const all = entriesOf(services);
  const scores = new Map<Service, number>();
  const words = new Set(wordsIn(description).filter(({ length }) => length > 2));
  for (const word of [...words].slice(0, decisive)) {
    const found = all
      .map(entry => ({ service: entry.service, score: best(word, entry) }))
      // What only the long description mentions finds too much to be a suggestion.
      .filter(({ score }) => score >= 2);
    for (const { service, score } of found) {
      scores.set(service, (scores.get(service) ?? 0) + score / Math.sqrt(found.length));
    }
  }
  const least = Math.max(threshold, Math.max(0, ...scores.values()) * likely);
  const suggested = [...scores].map(([service, score]) => ({ service, score: score < least ? 0 : score }));
  return ranked(suggested).slice(0, count);
};
