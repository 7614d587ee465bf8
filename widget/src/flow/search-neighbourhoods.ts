import { fold } from '@melikgazi/mimer-sdk/fold';
import type { Neighbourhood } from '@melikgazi/mimer-sdk';
import { isOneSlipFrom } from './one-slip.ts';

/** As names are compared: folded and without spaces, for "30 Ağustos" is also written "30ağustos". */
const squash = (text: string): string => fold(text).replaceAll(' ', '');

/** What people add to a name without meaning another place; while it is being typed, the beginning of it. */
const bare = (text: string): string => {
  const words = fold(text).split(' ');
  const last = words.at(-1) ?? '';
  const isAddition = words.length > 1 && (last === 'mh' || 'mahallesi'.startsWith(last));
  return (isAddition ? words.slice(0, -1) : words).join('').replace(/mah(allesi?)?$|mh$/, '');
};

const namesOf = ({ name, aliases }: Neighbourhood): readonly string[] => [name, ...aliases];

/** The neighbourhood that `text` is the code, the name or another name of. */
export const matchNeighbourhood = (all: readonly Neighbourhood[], text: string): Neighbourhood | undefined =>
  all.find(({ code }) => code === text) ??
  all.find(neighbourhood => namesOf(neighbourhood).some(name => bare(name) === bare(text)));

/** Shorter than this, a slip makes another word of it. */
const longEnough = 4;

/** Whether a name, or what follows one of its spaces, begins with `wanted` but for one slip of the finger. */
const nearlyBegins = (name: string, wanted: string): boolean => {
  const words = fold(name).split(' ');
  return words.some((_, index) => {
    const rest = words.slice(index).join('');
    return [-1, 0, 1].some(more => isOneSlipFrom(rest.slice(0, wanted.length + more), wanted));
  });
};

/**
 * The neighbourhoods that `query` may mean: those that begin with it before those that only contain it; where there are
 * none, those that it would mean but for one letter.
 */
export const searchNeighbourhoods = (
  all: readonly Neighbourhood[],
  query: string,
): readonly Neighbourhood[] => {
  const wanted = bare(query);
  if (wanted === '') return all;
  const rank = (neighbourhood: Neighbourhood): number => {
    const names = namesOf(neighbourhood).map(squash);
    if (names.some(name => name.startsWith(wanted))) return 0;
    return names.some(name => name.includes(wanted)) ? 1 : 2;
  };
  const found = all
    .map(neighbourhood => ({ neighbourhood, rank: rank(neighbourhood) }))
    .filter(({ rank }) => rank < 2)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ neighbourhood }) => neighbourhood);
  if (found.length > 0 || wanted.length < longEnough) return found;
  return all.filter(neighbourhood => namesOf(neighbourhood).some(name => nearlyBegins(name, wanted)));
};
