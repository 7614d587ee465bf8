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
    /**
     * Forwards, starts, comments on, resolves or declines a request.
     *
     * @param version - The `version` that the decision is based on.
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
          // A repeated action would come back as stale even where the first one was done.
          repeatable: false,
          ...options,
        }),
      ),
  };
};
