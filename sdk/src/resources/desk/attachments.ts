import type { CallOptions } from '../../call-options.ts';
import type { WithCapability } from '../../capability-check.ts';
import type { Http } from '../../http.ts';
import { path } from '../../path.ts';

/** Files of requests, for the desk. */
export const deskAttachmentsResource = (
  http: Http,
  withCapability: WithCapability,
  apiKey: string | undefined,
) => ({
  /** Fetches a file of a request; the Blob's `type` is its media type. */
  get: (reference: string, id: string, options?: CallOptions): Promise<Blob> =>
    withCapability('desk', () =>
      http.bytes({
        method: 'GET',
        path: path`desk/requests/${reference}/attachments/${id}`,
        bearer: apiKey,
        repeatable: true,
        ...options,
      }),
    ),
});
