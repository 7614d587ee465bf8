import type { CallOptions, OnceOptions } from '../../call-options.ts';
import type { WithCapability } from '../../capability-check.ts';
import {
  deskRequestSchema,
  deskSummaryPageSchema,
  type Action,
  type DeskQuery,
  type DeskSummary,
} from '../../contract/desk.ts';
import type { Http } from '../../http.ts';
import { path } from '../../path.ts';

/** Requests, as the municipality sees them; needs a key with `desk:read`, and `desk:write` to act. */
export const deskRequestsResource = (
  http: Http,
  withCapability: WithCapability,
  apiKey: string | undefined,
) => {
  const page = (query: DeskQuery = {}, options?: CallOptions) =>
    withCapability('desk', () =>
      http({
        method: 'GET',
        path: 'desk/requests',
        schema: deskSummaryPageSchema,
        bearer: apiKey,
        query,
        repeatable: true,
        ...options,
      }),
    );

  async function* list(
    query: DeskQuery = {},
    options?: CallOptions,
  ): AsyncGenerator<DeskSummary, void, undefined> {
    let cursor = query.cursor;
    do {
      const { items, nextCursor } = await page(
        { ...query, ...(cursor !== undefined && { cursor }) },
        options,
      );
      yield* items;
      cursor = nextCursor;
    } while (cursor !== undefined);
  }

  return {
    /** Fetches one page; `nextCursor` leads to the next. */
    page,
    /** Goes over every request that matches, fetching pages as needed. */
    list,
    /** Fetches one request with all that was submitted and happened. */
    get: (reference: string, options?: CallOptions) =>
      withCapability('desk', () =>
        http({
          method: 'GET',
          path: path`desk/requests/${reference}`,
          schema: deskRequestSchema,
          bearer: apiKey,
          repeatable: true,
          ...options,
        }),
      ),
    /** Fetches all that is stored of a request and its applicant, to hand to them; needs `desk:sensitive`. */
    export: (reference: string, options?: CallOptions) =>
      withCapability('desk', () =>
        http({
          method: 'GET',
          path: path`desk/requests/${reference}/personal-data`,
          schema: deskRequestSchema,
          bearer: apiKey,
          repeatable: true,
          ...options,
        }),
      ),
    /**
     * Erases who asked and what was written from a closed request, for good; needs `desk:erase`. Once more is no mistake.
     *
     * @throws ApiError `still_open` where it is not closed.
     */
    erase: async (reference: string, options?: CallOptions): Promise<void> => {
      await withCapability('desk', () =>
        http.bytes({
          method: 'DELETE',
          path: path`desk/requests/${reference}/personal-data`,
          bearer: apiKey,
          repeatable: true,
          ...options,
        }),
      );
    },
    /**
     * Does one of the desk’s actions on a request: forwards it, asks its citizen, resolves it, merges it into another …
     *
     * @param version - The `version` that the decision is based on.
     * @param idempotencyKey - With one the action is tried again after silence, and done once however often it arrives.
     * @throws ApiError `stale` when somebody else acted in between, `illegal_transition` when the status forbids it.
     */
    act: (
      reference: string,
      action: Action,
      { version, idempotencyKey, ...options }: OnceOptions & { readonly version: number },
    ) =>
      withCapability('desk', () =>
        http({
          method: 'POST',
          path: path`desk/requests/${reference}/actions`,
          schema: deskRequestSchema,
          bearer: apiKey,
          headers: {
            'If-Match': `"${version}"`,
            ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
          },
          json: action,
          // Without a key, a repeated action would come back as stale even where the first one was done.
          repeatable: idempotencyKey !== undefined,
          ...options,
        }),
      ),
  };
};
