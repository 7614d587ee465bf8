/** What a page or browser may lack. */
export type Lack = 'insecure' | 'browser' | '';

/**
 * What this page or browser lacks for the elements to work; `undefined` for nothing. Where there is no page at all, on a
 * server that renders one, there is nothing to say: it is empty.
 */
export const lack = (): Lack | undefined => {
  if (!('window' in globalThis)) return '';
  if (!isSecureContext) return 'insecure';
  const able =
    'ElementInternals' in window &&
    'states' in ElementInternals.prototype &&
    'toSorted' in [] &&
    CSS.supports('color:light-dark(red,red)');
  return able ? undefined : 'browser';
};
