import { fold } from '@melikgazi/mimer-sdk/fold';
import type { Neighbourhood } from '@melikgazi/mimer-sdk';

/** As names are compared: folded and without spaces, for "30 Ağustos" is also written "30ağustos". */
const squash = (text: string): string => fold(text).replaceAll(' ', '');

/** What people add to a name without meaning another place. */
const bare = (text: string): string => squash(text).replace(/mah(allesi?)?$|mh$/, '');

const namesOf = ({ name, aliases }: Neighbourhood): readonly string[] => [name, ...aliases];

/** The neighbourhood that `text` is the code, the name or another name of. */
export const matchNeighbourhood = (all: readonly Neighbourhood[], text: string): Neighbourhood | undefined =>
  all.find(({ code }) => code === text) ??
  all.find(neighbourhood => namesOf(neighbourhood).some(name => bare(name) === bare(text)));

/** The neighbourhoods that `query` may mean: those that begin with it before those that only contain it. */
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
  return all
    .map(neighbourhood => ({ neighbourhood, rank: rank(neighbourhood) }))
    .filter(({ rank }) => rank < 2)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ neighbourhood }) => neighbourhood);
};
