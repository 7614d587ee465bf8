import type { CallOptions } from './call-options.ts';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

/** Goes over every item, fetching pages as needed, from the query's own `cursor` on. */
export async function* overPages<Item, Query extends { readonly cursor?: string | undefined }>(
  page: (query: Query, options?: CallOptions) => Promise<PageOf<Item>>,
  query: Query,
  options: CallOptions | undefined,
): AsyncGenerator<Item, void, undefined> {
  let cursor = query.cursor;
  do {
    const { items, nextCursor } = await page({ ...query, ...(cursor !== undefined && { cursor }) }, options);
    yield* items;
    cursor = nextCursor;
  } while (cursor !== undefined);
}
