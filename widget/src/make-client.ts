import type { Mimer } from '@melikgazi/mimer-sdk';

/**
 * A client for the `endpoint` attribute of an element, which may be relative to the page. It comes when it is needed:
 * nobody waits for it to begin typing.
 */
export const makeClient = async (
  element: Element,
  endpoint: string,
  locale: string | undefined,
): Promise<Mimer> => {
  const { avoidEval, createMimer } = await import('@melikgazi/mimer-sdk');
  avoidEval();
  try {
    if (endpoint === '') throw new TypeError('The attribute is missing.');
    return createMimer({ endpoint: new URL(endpoint, document.baseURI).href, locale });
  } catch (error) {
    // For the webmaster; citizens are shown the telephone number.
    console.error(
      `<${element.localName}> needs the attribute endpoint="https://…", the address of a backend.`,
      error,
    );
    throw error;
  }
};
