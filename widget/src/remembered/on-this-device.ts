import { RememberedRequests } from './remembered-requests.ts';

/** What this browser remembers for the `endpoint` attribute of an element; `undefined` where that is none. */
export const rememberedOnThisDevice = (endpoint: string): RememberedRequests | undefined => {
  if (endpoint === '' || !URL.canParse(endpoint, document.baseURI)) return undefined;
  return new RememberedRequests(new URL(endpoint, document.baseURI).href, () => localStorage);
};
