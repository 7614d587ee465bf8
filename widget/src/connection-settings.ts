/**
 * Where an element's backend is: its `endpoint` attribute, which may be relative to the page, and the language.
 *
 * @throws TypeError when there is no such address; the webmaster finds it on the console, citizens see the telephone number.
 */
export const connectionSettings = (
  element: Element,
  endpoint: string,
  locale: string | undefined,
): { readonly endpoint: string; readonly locale: string | undefined } => {
  try {
    if (endpoint === '') throw new TypeError('The attribute is missing.');
    return { endpoint: new URL(endpoint, document.baseURI).href, locale };
  } catch (error) {
    console.error(
      `<${element.localName}> needs the attribute endpoint="https://…", the address of a backend.`,
      error,
    );
    throw error;
  }
};
