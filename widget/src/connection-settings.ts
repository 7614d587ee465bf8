/**
 * Where an element's backend is: its `endpoint` attribute, which may be relative to the page, and the language.
 *
 * @throws TypeError when there is no such address; the webmaster is told, citizens see the telephone number.
 */
export const connectionSettings = (
  endpoint: string,
  locale: string | undefined,
): { readonly endpoint: string; readonly locale: string | undefined } => {
  if (endpoint === '') throw new TypeError('endpoint');
  return { endpoint: new URL(endpoint, document.baseURI).href, locale };
};
