import type { CallOptions, CitizenOptions } from '../call-options.ts';
import type { WithCapability } from '../capability-check.ts';
import { paidWith } from '../challenge-header.ts';
import type { ChallengeSolution } from '../contract/challenge.ts';
import { attachmentSchema } from '../contract/event.ts';
import type { Http, HttpRequest } from '../http.ts';
import { path } from '../path.ts';
import { collected, streamedForm, type ByteStream } from '../streamed-form.ts';
import { uploadByXhr, type UploadProgress } from '../upload-by-xhr.ts';

/** What goes with a file. */
export interface UploadOptions extends CallOptions {
  /** The file's name, as it will be shown. @default the File's own, or `file` */
  readonly name?: string | undefined;
  /** The media type of a stream. @default `application/octet-stream` */
  readonly type?: string | undefined;
  /** A challenge solved for this file alone; a client with an API key needs none. */
  readonly challenge?: ChallengeSolution | undefined;
  /** For a reply: the request it is for, with its tracking code. */
  readonly reference?: string | undefined;
  readonly trackingCode?: string | undefined;
  /** Milliseconds that the upload may take. @default 120000 */
  readonly timeout?: number | undefined;
  /**
   * Told as the file leaves. Where the client has a `fetch` of its own nothing is told: the answer alone shows that the file has arrived.
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
   * A stream is sent as it comes, but by browsers, which collect it first. A path in Node: `fileFromPath` of `@melikgazi/mimer-sdk/node`.
   *
   * @param file - Its `type` must be what it is.
   * @throws ApiError `too_large`, `unsupported_media_type`, `challenge_failed`, `storage_full`; `invalid` for a file that is broken.
   * @throws ConnectionError when no answer came: upload it again, with another challenge.
   * @example
   * const { id } = await mimer.attachments.upload(photo, {
   *   name: 'çukur.jpg',
   *   onProgress: ({ sent, total }) => console.log(`${Math.round((100 * sent) / total)} %`),
   * });
   * await mimer.requests.create({ ...request, attachments: [id] });
   */
  upload: (
    file: Blob | ByteStream,
    {
      name = file instanceof File ? file.name : 'file',
      type = file instanceof Blob ? file.type : 'application/octet-stream',
      challenge,
      reference,
      trackingCode,
      timeout = 120_000,
      onProgress,
      ...options
    }: UploadOptions = {},
  ) => {
    const bodyOf = async (): Promise<Pick<HttpRequest, 'body' | 'fetch' | 'headers'>> => {
      const hasXhr = typeof XMLHttpRequest === 'function';
      const isTold = onProgress !== undefined && ownFetch === undefined;
      // Browsers send no stream over the connections that there are.
      if (!hasXhr && ownFetch === undefined && (isTold || !(file instanceof Blob))) {
        const { body, contentType } = streamedForm({ source: file, name, type, onProgress });
        return { body, headers: { 'Content-Type': contentType } };
      }
      const form = new FormData();
      form.append('file', file instanceof Blob ? file : await collected(file, type), name);
      return { body: form, ...(isTold && { fetch: uploadByXhr(form, onProgress) }) };
    };
    return withCapability('attachments', async () => {
      const { headers, ...body } = await bodyOf();
      return http({
        call: 'uploadAttachment',
        method: 'POST',
        path: 'attachments',
        schema: attachmentSchema,
        bearer: trackingCode ?? apiKey,
        headers: {
          ...headers,
          ...paidWith(challenge),
          ...(reference !== undefined && { 'Mimer-Reference': reference }),
        },
        ...body,
        repeatable: false,
        timeout,
        ...options,
      });
    });
  },
  /**
   * Fetches a file of a request with its tracking code. Show it by an object URL; the Blob's `type` is its media type.
   *
   * @throws ApiError `not_found` for a wrong reference, code or id alike.
   * @example
   * const { attachments } = await mimer.requests.track('2026-4819073-2', '4805137296');
   * for (const { id, name } of attachments) {
   *   const file = await mimer.attachments.get('2026-4819073-2', '4805137296', id);
   *   console.log(name, URL.createObjectURL(file));
   * }
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
