import type { CallOptions } from '../../call-options.ts';
import { path } from '../../path.ts';
import type { DeskHttp } from './desk-http.ts';

/** Files of requests, for the desk; needs a key with `desk:read`. */
export const deskAttachmentsResource = (http: DeskHttp) => ({
  /**
   * Fetches a file of a request; the Blob's `type` is its media type.
   *
   * @throws ApiError `not_found` for another unit's request, and for an id that the request does not name.
   * @example
   * const file = await mimer.desk.attachments.get('2026-4819073-2', 'b1946ac92492d2347c6235b4d2611184');
   * console.log(file.type, file.size);
   */
  get: (reference: string, id: string, options?: CallOptions): Promise<Blob> =>
    http.bytes({
      call: 'getDeskAttachment',
      method: 'GET',
      path: path`desk/requests/${{ reference }}/attachments/${{ id }}`,
      repeatable: true,
      ...options,
    }),
});
