import type { CallOptions } from '../../call-options.ts';
import type { WithCapability } from '../../capability-check.ts';
import { unitListSchema } from '../../contract/desk.ts';
import type { Http } from '../../http.ts';

/** The units of the municipality; needs a key with `desk:read`. */
export const deskUnitsResource = (
  http: Http,
  withCapability: WithCapability,
  apiKey: string | undefined,
) => ({
  /** Fetches the units that requests can be forwarded to. */
  list: (options?: CallOptions) =>
    withCapability('desk', () =>
      http({
        method: 'GET',
        path: 'desk/units',
        schema: unitListSchema,
        bearer: apiKey,
        repeatable: true,
        ...options,
      }),
    ),
});
