import type { CallOptions } from '../call-options.ts';
import type { TrackedRequest } from '../contract/tracked-request.ts';
import type { Http } from '../http.ts';
import { watchRequest, type WatchRequestOptions } from './watch-request.ts';

/**
 * Watches a request with its tracking code: yields how it is, and how it is after each change that its citizen can see.
 *
 * Where the backend names `live`, it tells by itself over one connection, which is opened anew after each break and goes on where it was;
 * elsewhere it is asked, with ETags, every half minute, and less often while nothing changes. Ends when its signal is aborted.
 *
 * @throws ApiError `not_found` for a wrong reference and a wrong code alike, and once the request is erased or the code another one;
 * `challenge_required` after many wrong codes.
 * @throws ContractError when an answer is not as the contract says. What may pass, such as a network that is away, is not thrown.
 * @example
 * const leaving = new AbortController();
 * for await (const request of mimer.requests.watch('2026-4819073-2', '4805137296', { signal: leaving.signal })) {
 *   console.log(request.statusLabel);
 *   if (request.closedAt !== undefined) leaving.abort();
 * }
 */
export type WatchRequest = (
  reference: string,
  trackingCode: string,
  options?: WatchRequestOptions,
) => AsyncGenerator<TrackedRequest, void, undefined>;

interface JurisdictionSource {
  readonly get: (options: CallOptions) => Promise<{ readonly capabilities: readonly string[] }>;
}

export const watchResource =
  (http: Http, jurisdiction: JurisdictionSource): WatchRequest =>
  (reference, trackingCode, options = {}) => {
    const capabilities = async (call: CallOptions) => (await jurisdiction.get(call)).capabilities;
    return watchRequest({ http, capabilities }, { ...options, reference, trackingCode }, options);
  };
