import * as z from 'zod/mini';

/** Where a page of requests ended: the sort key of its last row, and its reference to tell rows with one key apart. */
export interface Position {
  readonly key: number;
  readonly reference: string;
}

/** A cursor or query that a list can't follow. */
export class QueryError extends Error {
  override readonly name = 'QueryError' as const;
  readonly parameter: string;
  constructor(parameter: string) {
    super(`The ${parameter} can't be followed.`);
    this.parameter = parameter;
  }
}

/** A place in a list, opaque to the caller; its texts are ASCII. */
export const encodeCursor = (place: readonly (string | number)[]): string =>
  btoa(JSON.stringify(place)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** @throws {@link QueryError} when it is none of ours, or of another list as `schema` tells. */
export const decodeCursor = <Place>(schema: z.ZodMiniType<Place>, cursor: string): Place => {
  const { success, data } = z.safeParse(schema, placeIn(cursor));
  if (!success) throw new QueryError('cursor');
  return data;
};

const placeIn = (cursor: string): unknown => {
  try {
    return JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
};
