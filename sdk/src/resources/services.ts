import type { CallOptions } from '../call-options.ts';
import { serviceListSchema } from '../contract/service.ts';
import type { Http } from '../http.ts';

/** What can be asked for. */
export const servicesResource = (http: Http) => ({
  /**
   * Fetches every service with its own questions, in the client's language.
   *
   * @example
   * for (const { code, name, group } of await mimer.services.list()) console.log(group.name, code, name);
   */
  list: (options?: CallOptions) =>
    http({
      call: 'listServices',
      method: 'GET',
      path: 'services',
      schema: serviceListSchema,
      repeatable: true,
      ...options,
    }),
});
