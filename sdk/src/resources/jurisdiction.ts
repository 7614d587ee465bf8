import type { CallOptions } from '../call-options.ts';
import { jurisdictionSchema } from '../contract/jurisdiction.ts';
import type { Http } from '../http.ts';

/** The municipality. */
export const jurisdictionResource = (http: Http) => ({
  /**
   * Fetches kinds, channels, neighbourhoods, notices and capabilities, in the client's language.
   *
   * @example
   * const { name, kinds, capabilities } = await mimer.jurisdiction.get();
   * console.log(name, kinds.length, capabilities.includes('live'));
   */
  get: (options?: CallOptions) =>
    http({
      call: 'getJurisdiction',
      method: 'GET',
      path: '',
      schema: jurisdictionSchema,
      repeatable: true,
      ...options,
    }),
});
