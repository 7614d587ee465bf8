import type { CallOptions, OnceOptions } from '../call-options.ts';
import type { NewRequest } from '../contract/new-request.ts';
import { receiptSchema } from '../contract/receipt.ts';
import { trackedRequestSchema } from '../contract/tracked-request.ts';
import type { Http } from '../http.ts';
import { path } from '../path.ts';

/** Requests, as those who make them see them. */
export const requestsResource = (http: Http, apiKey: string | undefined) => ({
  /**
   * Submits a request, once however often it is tried, and answers with its receipt.
   *
   * @param body - With an API key also `source`, `receivedAt`, `externalId` and `operator`; without one a solved `challenge`.
   * @throws ApiError `invalid` names each refused member in `fields`.
   * @throws ConnectionError when no answer came: call again with the same `idempotencyKey`.
   */
  create: (body: NewRequest, { idempotencyKey = crypto.randomUUID(), ...options }: OnceOptions = {}) =>
    http({
      method: 'POST',
      path: 'requests',
      schema: receiptSchema,
      bearer: apiKey,
      headers: { 'Idempotency-Key': idempotencyKey },
      json: body,
      repeatable: true,
      ...options,
    }),
  /**
   * Fetches a request with its tracking code.
   *
   * @throws ApiError `not_found` for a wrong reference and for a wrong code alike.
   */
  track: (reference: string, trackingCode: string, options?: CallOptions) =>
    http({
      method: 'GET',
      path: path`requests/${reference}`,
      schema: trackedRequestSchema,
      bearer: trackingCode,
      repeatable: true,
      ...options,
    }),
});
