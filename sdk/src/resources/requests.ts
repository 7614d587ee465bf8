import type { CallOptions, CitizenOptions, OnceOptions } from '../call-options.ts';
import type { WithCapability } from '../capability-check.ts';
import { paidWith } from '../challenge-header.ts';
import type { Capability } from '../contract/capability.ts';
import type {
  NewRating,
  NewReopening,
  NewReply,
  NewReplyChannel,
  NewWithdrawal,
} from '../contract/citizen-calls.ts';
import type { NewRequest } from '../contract/new-request.ts';
import { receiptSchema } from '../contract/receipt.ts';
import { trackedRequestSchema } from '../contract/tracked-request.ts';
import type { Http, HttpRequest } from '../http.ts';
import { path } from '../path.ts';

/** Requests, as those who make them see them. `TrackedRequest.can` says which of the calls would succeed now. */
export const requestsResource = (http: Http, withCapability: WithCapability, apiKey: string | undefined) => {
  const change = (
    capability: Capability,
    request: Pick<HttpRequest, 'call' | 'method' | 'path' | 'json'>,
    trackingCode: string,
    { idempotencyKey = crypto.randomUUID(), challenge, ...options }: OnceOptions & CitizenOptions = {},
  ) =>
    withCapability(capability, () =>
      http({
        ...request,
        schema: trackedRequestSchema,
        bearer: trackingCode,
        headers: {
          ...(request.method === 'POST' && { 'Idempotency-Key': idempotencyKey }),
          ...paidWith(challenge),
        },
        repeatable: true,
        ...options,
      }),
    );

  return {
    /**
     * Submits a request, once however often it is tried, and answers with its receipt.
     *
     * @param body - With an API key also `source`, `receivedAt`, `externalId` and `operator`; without one a solved `challenge`.
     * @throws ApiError `invalid` names each refused member in `fields`.
     * @throws ConnectionError when no answer came: call again with the same `idempotencyKey`.
     * @example
     * const receipt = await mimer.requests.create({
     *   source: 'phone',
     *   externalId: 'call-4711',
     *   kind: 'complaint',
     *   service: 'YOL-01',
     *   description: 'A hole in the road, as deep as a bucket.',
     *   location: { neighbourhood: 'Gesi', street: 'Çınar Sokak' },
     *   applicant: { givenName: 'Ayşe', familyName: 'Yılmaz', phone: '+905302539191' },
     *   reply: { channel: 'sms', locale: 'tr' },
     * });
     * console.log(receipt.reference, receipt.dueOn);
     */
    create: (body: NewRequest, { idempotencyKey = crypto.randomUUID(), ...options }: OnceOptions = {}) =>
      http({
        call: 'createRequest',
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
     * Fetches the receipt of a submission made without an API key whose answer was lost, by the UUID it was made with.
     *
     * @throws ApiError `not_found` when nothing was submitted with that key, `erased` when its personal data is gone.
     * @example
     * const key = sessionStorage.getItem('key') ?? '';
     * const { reference } = await mimer.requests.findReceipt(key);
     * console.log(reference);
     */
    findReceipt: (idempotencyKey: string, options?: CallOptions) =>
      withCapability('receipt', () =>
        http({
          call: 'findReceipt',
          method: 'GET',
          path: 'receipt',
          schema: receiptSchema,
          headers: { 'Idempotency-Key': idempotencyKey },
          uncached: true,
          repeatable: true,
          ...options,
        }),
      ),
    /**
     * Fetches a request with its tracking code.
     *
     * @throws ApiError `not_found` for a wrong reference and for a wrong code alike; `challenge_required` after many
     * wrong codes: call again with a solved `challenge`, here as in the calls below.
     * @example
     * const { statusLabel, timeline, can } = await mimer.requests.track('2026-4819073-2', '4805137296');
     * console.log(statusLabel, timeline.length, can.reply);
     */
    track: (reference: string, trackingCode: string, { challenge, ...options }: CitizenOptions = {}) =>
      http({
        call: 'trackRequest',
        method: 'GET',
        path: path`requests/${{ reference }}`,
        schema: trackedRequestSchema,
        bearer: trackingCode,
        headers: paidWith(challenge),
        repeatable: true,
        ...options,
      }),
    /**
     * Adds the citizen’s words, and files that were uploaded for it, to an open request.
     *
     * @throws ApiError `illegal_transition` when it is closed, `unknown_attachment` when a file is another’s or gone.
     * @example
     * await mimer.requests.reply('2026-4819073-2', '4805137296', { text: 'It is in front of number 12.' });
     */
    reply: (
      reference: string,
      trackingCode: string,
      json: NewReply,
      options?: OnceOptions & CitizenOptions,
    ) =>
      change(
        'replies',
        { call: 'replyToRequest', method: 'POST', path: path`requests/${{ reference }}/replies`, json },
        trackingCode,
        options,
      ),
    /**
     * Rates the answer from 1 to 5, once for each closing.
     *
     * @throws ApiError `illegal_transition` when it is open, or was rated since it was closed.
     * @example
     * await mimer.requests.rate('2026-4819073-2', '4805137296', { score: 5, text: 'Done in a day.' });
     */
    rate: (
      reference: string,
      trackingCode: string,
      json: NewRating,
      options?: OnceOptions & CitizenOptions,
    ) =>
      change(
        'rating',
        { call: 'rateRequest', method: 'POST', path: path`requests/${{ reference }}/rating`, json },
        trackingCode,
        options,
      ),
    /**
     * Reopens a request whose answer does not satisfy; the time to answer starts anew.
     *
     * @throws ApiError `illegal_transition` when it is open, or the municipality’s days for it are over.
     * @example
     * await mimer.requests.reopen('2026-4819073-2', '4805137296', { text: 'The hole is back.' });
     */
    reopen: (
      reference: string,
      trackingCode: string,
      json: NewReopening,
      options?: OnceOptions & CitizenOptions,
    ) =>
      change(
        'reopening',
        { call: 'reopenRequest', method: 'POST', path: path`requests/${{ reference }}/reopening`, json },
        trackingCode,
        options,
      ),
    /**
     * Withdraws an open request, for good.
     *
     * @throws ApiError `illegal_transition` when it is closed.
     * @example
     * await mimer.requests.withdraw('2026-4819073-2', '4805137296');
     */
    withdraw: (
      reference: string,
      trackingCode: string,
      json: NewWithdrawal = {},
      options?: OnceOptions & CitizenOptions,
    ) =>
      change(
        'withdrawal',
        { call: 'withdrawRequest', method: 'POST', path: path`requests/${{ reference }}/withdrawal`, json },
        trackingCode,
        options,
      ),
    /**
     * Changes how the citizen is told the result, within the contact that was given.
     *
     * @throws ApiError `invalid` when that contact can’t be reached so.
     * @example
     * await mimer.requests.changeReplyChannel('2026-4819073-2', '4805137296', { channel: 'email' });
     */
    changeReplyChannel: (
      reference: string,
      trackingCode: string,
      json: NewReplyChannel,
      options?: CitizenOptions,
    ) =>
      change(
        'replyChannel',
        {
          call: 'changeReplyChannel',
          method: 'PUT',
          path: path`requests/${{ reference }}/reply-channel`,
          json,
        },
        trackingCode,
        options,
      ),
  };
};
