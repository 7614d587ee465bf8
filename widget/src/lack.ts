/**
 * What this page or browser lacks for the elements to work, in words for the webmaster; `undefined` for nothing. Where
 * there is no page at all, on a server that renders one, there is nothing to say: it is empty.
 */
export const lack = (): string | undefined => {
  if (!('window' in globalThis)) return '';
  if (!isSecureContext) return 'needs https, to keep personal data safe.';
  const able = 'ElementInternals' in window && 'states' in ElementInternals.prototype && 'toSorted' in [];
  return able ? undefined : 'needs a newer browser.';
};
