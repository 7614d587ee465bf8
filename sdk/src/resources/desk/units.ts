import type { CallOptions } from '../../call-options.ts';
import { unitListSchema } from '../../contract/desk.ts';
import type { DeskHttp } from './desk-http.ts';

/** The units of the municipality; needs a key with `desk:read`. */
export const deskUnitsResource = (http: DeskHttp) => ({
  /**
   * Fetches the units that requests can be forwarded to.
   *
   * @example
   * for (const { code, name } of await mimer.desk.units.list()) console.log(code, name);
   */
  list: (options?: CallOptions) =>
    http({
      call: 'listUnits',
      method: 'GET',
      path: 'desk/units',
      schema: unitListSchema,
      repeatable: true,
      ...options,
    }),
});
