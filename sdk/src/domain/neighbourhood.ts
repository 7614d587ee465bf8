import type { Neighbourhood } from '../contract/index.ts';
import { fold } from '../fold.ts';

const key = (text: string): string =>
  fold(text)
    .replace(/ (mah|mh|mahallesi)$/, '')
    .replaceAll(' ', '');

/** The code of the neighbourhood that `text` means, by code, name or alias however spelt; `text` itself where none does. */
export const neighbourhoodOf = (text: string, neighbourhoods: readonly Neighbourhood[]): string => {
  const wanted = key(text);
  const found = neighbourhoods.find(({ code, name, aliases }) =>
    [code, name, ...aliases].some(known => key(known) === wanted),
  );
  return found?.code ?? text;
};
