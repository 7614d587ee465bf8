import { ConnectionError } from './errors.ts';

/** How much of an upload has left. */
export interface UploadProgress {
  /** Bytes that were sent. */
  readonly sent: number;
  /** Bytes there are, which include the form around the file; `Infinity` while nobody knows. */
  readonly total: number;
}

/**
 * A `fetch` for one form whose progress is told: `fetch` itself does not tell it, XMLHttpRequest does.
 * It answers and fails as `fetch` would, so that what is around it need not know.
 */
export const uploadByXhr =
  (form: FormData, onProgress: (progress: UploadProgress) => void) =>
  (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
    new Promise((resolve, reject) => {
      const request = new Request(input, init);
      const { signal } = request;
      const xhr = new XMLHttpRequest();
      const abort = () => xhr.abort();
      const settle = (end: () => void) => {
        signal.removeEventListener('abort', abort);
        end();
      };
      const fail = () => settle(() => reject(new TypeError('Failed to fetch')));
      if (signal.aborted) return reject(reasonOf(signal));
      signal.addEventListener('abort', abort);
      xhr.open(request.method, request.url);
      // The platform writes it, with the boundary of the form that it makes.
      request.headers.forEach((value, name) => name !== 'content-type' && xhr.setRequestHeader(name, value));
      xhr.responseType = 'arraybuffer';
      xhr.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sent: loaded, total }));
      xhr.addEventListener('error', fail);
      xhr.addEventListener('timeout', fail);
      xhr.addEventListener('abort', () => settle(() => reject(reasonOf(signal))));
      // It follows redirects, unasked, without the credential where they lead to another host: an answer from there is none.
      xhr.addEventListener('load', () =>
        settle(() => (isElsewhere(xhr, request) ? reject(redirected()) : resolve(responseOf(xhr)))),
      );
      xhr.send(form);
    });

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new DOMException('The upload was taken back.', 'AbortError');

const isElsewhere = ({ responseURL }: XMLHttpRequest, { url }: Request): boolean =>
  responseURL !== '' && responseURL !== url;

const redirected = () => new ConnectionError('The backend redirected the upload.', { code: 'redirected' });

const withoutBody = [204, 205, 304];

const responseOf = (xhr: XMLHttpRequest): Response => {
  const { status, statusText } = xhr;
  const body: unknown = withoutBody.includes(status) ? null : xhr.response;
  const headers = new Headers();
  for (const line of xhr.getAllResponseHeaders().trim().split(/\r\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return new Response(body instanceof ArrayBuffer ? body : null, { status, statusText, headers });
};
