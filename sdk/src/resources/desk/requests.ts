import type { CallOptions, OnceOptions } from '../../call-options.ts';
import {
  deskRequestSchema,
  deskSummaryPageSchema,
  type Action,
  type DeskQuery,
} from '../../contract/desk.ts';
import { overPages } from '../../over-pages.ts';
import { path } from '../../path.ts';
import type { DeskHttp } from './desk-http.ts';

/** What an action is based on. */
export interface ActOptions extends OnceOptions {
  /** The request's `version` that the decision is based on. */
  readonly version: number;
  /** With one the action is tried again after silence, and done once however often it arrives. @default none */
  readonly idempotencyKey?: string | undefined;
}

/** Requests, as the municipality sees them; needs a key with `desk:read`, and `desk:write` to act. */
export const deskRequestsResource = (http: DeskHttp) => {
  const page = (query: DeskQuery = {}, options?: CallOptions) =>
    http({
      call: 'listDeskRequests',
      method: 'GET',
      path: 'desk/requests',
      schema: deskSummaryPageSchema,
      query,
      repeatable: true,
      ...options,
    });

  return {
    /**
     * Fetches one page of at most `limit` rows, 200 at most; `nextCursor` leads to the next.
     *
     * @throws ApiError `invalid` names each wrong parameter in `fields`.
     * @example
     * const { items, nextCursor } = await mimer.desk.requests.page({ sort: '-receivedAt', limit: 20 });
     * console.log(items.length, nextCursor);
     */
    page,
    /**
     * Goes over every request that matches, fetching pages as needed.
     *
     * @example
     * for await (const { reference, dueOn } of mimer.desk.requests.list({ unit: 'fen-isleri', overdue: true }))
     *   console.log(reference, dueOn);
     */
    list: (query: DeskQuery = {}, options?: CallOptions) => overPages(page, query, options),
    /**
     * Fetches one request with all that was submitted and happened.
     *
     * @throws ApiError `not_found`, also for a request that is not of the key's unit.
     * @example
     * const { version, status, missing } = await mimer.desk.requests.get('2026-4819073-2');
     * console.log(version, status, missing);
     */
    get: (reference: string, options?: CallOptions) =>
      http({
        call: 'getDeskRequest',
        method: 'GET',
        path: path`desk/requests/${{ reference }}`,
        schema: deskRequestSchema,
        repeatable: true,
        ...options,
      }),
    /**
     * Fetches all that is stored of a request and its applicant, to hand to them; needs `desk:sensitive`.
     *
     * @example
     * const everything = await mimer.desk.requests.export('2026-4819073-2');
     * console.log(JSON.stringify(everything, undefined, 2));
     */
    export: (reference: string, options?: CallOptions) =>
      http({
        call: 'exportPersonalData',
        method: 'GET',
        path: path`desk/requests/${{ reference }}/personal-data`,
        schema: deskRequestSchema,
        repeatable: true,
        ...options,
      }),
    /**
     * Erases who asked and what was written from a closed request, for good; needs `desk:erase`. Once more is no mistake.
     *
     * @throws ApiError `still_open` where it is not closed.
     * @example
     * await mimer.desk.requests.erase('2026-4819073-2');
     */
    erase: async (reference: string, options?: CallOptions): Promise<void> => {
      await http.bytes({
        call: 'erasePersonalData',
        method: 'DELETE',
        path: path`desk/requests/${{ reference }}/personal-data`,
        repeatable: true,
        ...options,
      });
    },
    /**
     * Does one of the desk’s actions on a request: forwards it, asks its citizen, resolves it, merges it into another …
     *
     * @throws ApiError `stale` when somebody else acted in between, `illegal_transition` when the status forbids it.
     * @example
     * const { version } = await mimer.desk.requests.get('2026-4819073-2');
     * await mimer.desk.requests.act('2026-4819073-2', { type: 'forward', unit: 'fen-isleri' }, { version });
     */
    act: (reference: string, action: Action, { version, idempotencyKey, ...options }: ActOptions) =>
      http({
        call: 'actOnRequest',
        method: 'POST',
        path: path`desk/requests/${{ reference }}/actions`,
        schema: deskRequestSchema,
        headers: {
          'If-Match': `"${version}"`,
          ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
        },
        json: action,
        // Without a key, a repeated action would come back as stale even where the first one was done.
        repeatable: idempotencyKey !== undefined,
        ...options,
      }),
  };
};
