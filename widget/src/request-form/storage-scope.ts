/**
 * Under which name a form keeps things in the browser: one for each backend. A page that brings its own client has no backend that is
 * known here, only itself.
 */
export const storageScope = (endpoint: string, hasClient: boolean): string => {
  try {
    if (!hasClient) return new URL(endpoint, document.baseURI).href.replace(/\/$/, '');
  } catch {
    // An endpoint that is none is said elsewhere.
  }
  return location.pathname;
};
