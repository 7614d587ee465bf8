/**
 * Under which name a form keeps things in the browser: one for each backend. A page that brings its own client and no endpoint has no
 * backend that is known here, only itself and the form's `id`.
 */
export const storageScope = (endpoint: string, hasClient: boolean, id: string): string => {
  try {
    if (endpoint !== '' || !hasClient) return new URL(endpoint, document.baseURI).href.replace(/\/$/, '');
  } catch {
    // An endpoint that is none is said elsewhere.
  }
  return id === '' ? location.pathname : `${location.pathname}#${id}`;
};
