import type { CallOptions, CitizenOptions } from '../call-options.ts';
import type { WithCapability } from '../capability-check.ts';
import { paidWith } from '../challenge-header.ts';
import type { ChallengeSolution } from '../contract/challenge.ts';
import { attachmentSchema } from '../contract/event.ts';
import type { Http } from '../http.ts';
import { path } from '../path.ts';
import { uploadByXhr, type UploadProgress } from '../upload-by-xhr.ts';

/** What goes with a file. */
export interface UploadOptions extends CallOptions {
  /** The file's name, as it will be shown. */
  readonly name: string;
  /** A challenge solved for this file alone; a client with an API key needs none. */
  readonly challenge?: ChallengeSolution | undefined;
  /** For a reply: the request it is for, with its tracking code. */
  readonly reference?: string | undefined;
  readonly trackingCode?: string | undefined;
  /** Milliseconds that the upload may take. @default 120000 */
  readonly timeout?: number | undefined;
  /**
   * Told as the file leaves. Where there is no XMLHttpRequest (Node), or the client has a `fetch` of its own, nothing is told:
   * the answer alone shows that the file has arrived.
   */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** Files: uploaded first, then claimed by a submission or a reply that names their ids. */
export const attachmentsResource = (
  http: Http,
  withCapability: WithCapability,
  apiKey: string | undefined,
  ownFetch?: unknown,
) => ({
  /**
   * Uploads one file, once: what becomes of it is known by the answer alone. One that nobody claims is deleted after a day.
   *
   * @param file - Its `type` must be what it is.
   * @throws ApiError `too_large`, `unsupported_media_type`, `challenge_failed`, `storage_full`; `invalid` for a file that is broken.
   * @throws ConnectionError when no answer came: upload it again, with another challenge.
   */
  upload: (
    file: Blob,
    { name, challenge, reference, trackingCode, timeout = 120_000, onProgress, ...options }: UploadOptions,
  ) =>
    withCapability('attachments', () => {
      const form = new FormData();
      form.append('file', file, name);
      return http({
        call: 'uploadAttachment',
        method: 'POST',
        path: 'attachments',
        schema: attachmentSchema,
        bearer: trackingCode ?? apiKey,
        headers: {
          ...paidWith(challenge),
          ...(reference !== undefined && { 'Mimer-Reference': reference }),
        },
        body: form,
        ...(onProgress !== undefined &&
          ownFetch === undefined &&
          typeof XMLHttpRequest === 'function' && { fetch: uploadByXhr(form, onProgress) }),
        repeatable: false,
        timeout,
        ...options,
      });
    }),
  /**
   * Fetches a file of a request with its tracking code. Show it by an object URL; the Blob's `type` is its media type.
   *
   * @throws ApiError `not_found` for a wrong reference, code or id alike.
   */
  get: (
    reference: string,
    trackingCode: string,
    id: string,
    { challenge, ...options }: CitizenOptions = {},
  ): Promise<Blob> =>
    withCapability('attachments', () =>
      http.bytes({
        call: 'getAttachment',
        method: 'GET',
        path: path`requests/${{ reference }}/attachments/${{ id }}`,
        bearer: trackingCode,
        headers: paidWith(challenge),
        repeatable: true,
        ...options,
      }),
    ),
});
