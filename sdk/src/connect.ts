import { createHttp, type Http, type HttpSettings } from './http.ts';

/** Where the backend is and who is calling. */
export interface ConnectionSettings extends HttpSettings {
  /** The backend's endpoint: an absolute URL such as `https://mimer.example.tr/melikgazi/v1`. */
  readonly endpoint: string;
  /** `mimer_live_…` or `mimer_test_…`; never in a public page. */
  readonly apiKey?: string | undefined;
  /** The language of texts for people: BCP 47. @default the backend's */
  readonly locale?: string | undefined;
  /** A `fetch` to use instead of the platform's. */
  readonly fetch?: HttpSettings['fetch'];
  /** What is told of each call, for logs and figures: nothing personal, no reference, no key. @default nothing */
  readonly hooks?: HttpSettings['hooks'];
}

/** @throws TypeError when the endpoint is no absolute http(s) URL, or the key has characters that no key has. */
export const connect = ({ apiKey, ...settings }: ConnectionSettings): Http => {
  // What no header can carry would look like an unreachable backend.
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('The API key is not one.');
  if (!/^https?:$/.test(new URL(settings.endpoint).protocol))
    throw new TypeError('The endpoint must be an http(s) URL.');
  return createHttp(settings);
};
