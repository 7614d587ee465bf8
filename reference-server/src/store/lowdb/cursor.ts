import { deskSortSchema, referenceSchema, type DeskSort } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';
import { QueryError } from '../store.ts';

/** Where a page ended: the sort key of its last row, and its reference to tell rows with one key apart. */
export interface Position {
  readonly key: number;
  readonly reference: string;
}

// JSON has no Infinity, which is the key of requests without a due date; it writes null.
const cursorSchema = z.tuple([deskSortSchema, z.nullable(z.number()), referenceSchema]);

/** A position in a list of this sort, opaque to the caller. */
export const encodeCursor = (sort: DeskSort, { key, reference }: Position): string =>
  Buffer.from(JSON.stringify([sort, key, reference])).toString('base64url');

/** @throws {@link QueryError} when it is none of ours, or of another sort. */
export const decodeCursor = (cursor: string, sort: DeskSort): Position => {
  const { success, data } = z.safeParse(cursorSchema, json(Buffer.from(cursor, 'base64url').toString()));
  if (!success || data[0] !== sort) throw new QueryError('cursor');
  return { key: data[1] ?? Infinity, reference: data[2] };
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
