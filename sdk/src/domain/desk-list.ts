import * as z from 'zod/mini';
import {
  deskSortSchema,
  referenceSchema,
  statuses,
  type DeskQuery,
  type DeskSort,
  type DeskSummary,
} from '../contract/index.ts';
import { decodeCursor, encodeCursor, QueryError, type Position } from './cursor.ts';
import { endOfDay, startOfDay } from './day-bounds.ts';
import type { ListedRow } from './desk-row.ts';
import { searchFor } from './search.ts';

/**
 * `today` decides what is overdue; `sensitive` whether hidden applicants and the words of `sensitiveServices` may be
 * searched. Without `query.test`, test requests are among the others.
 */
export interface ListOptions {
  readonly query: DeskQuery;
  readonly today: string;
  readonly timeZone: string;
  readonly sensitive: boolean;
  readonly sensitiveServices: ReadonlySet<string>;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** How long a page is where nobody says. */
export const defaultLimit = 50;

/** What each order compares, ascending; requests without a due date come last both ways. */
const sortKeys: Readonly<Record<DeskSort, (row: ListedRow) => number>> = {
  receivedAt: row => row.receivedAt,
  '-receivedAt': row => -row.receivedAt,
  updatedAt: row => row.updatedAt,
  '-updatedAt': row => -row.updatedAt,
  dueOn: row => row.due,
  '-dueOn': row => (row.due === Infinity ? Infinity : -row.due),
};

/** The page of the desk's list that a query asks for. */
export const listRows = (rows: Iterable<ListedRow>, options: ListOptions): Page<DeskSummary> => {
  const { sort = '-receivedAt', limit = defaultLimit, cursor } = options.query;
  const after = cursor === undefined ? undefined : positionIn(cursor, sort);
  // One more than asked for tells whether there is a next page.
  const page = firstRows(rows, limit + 1, sortKeys[sort], filterFor(options), after);
  const found = page.slice(0, limit);
  const last = page.length > limit ? found.at(-1) : undefined;
  return {
    items: found.map(({ row: { summary } }) => ({ ...summary, missing: [...summary.missing] })),
    ...(last !== undefined && { nextCursor: cursorAfter(last, sort) }),
  };
};

// JSON has no Infinity, which is the key of requests without a due date; it writes null.
const cursorSchema = z.tuple([deskSortSchema, z.nullable(z.number()), referenceSchema]);

/** The cursor of what comes after a position in an order, the same in every store. */
export const cursorAfter = ({ key, reference }: Position, sort: DeskSort): string =>
  encodeCursor([sort, key, reference]);

/** The position that a cursor stands for. @throws {@link QueryError} when it is of another order. */
export const positionIn = (cursor: string, sort: DeskSort): Position => {
  const [ofSort, key, reference] = decodeCursor(cursorSchema, cursor);
  if (ofSort !== sort) throw new QueryError('cursor');
  return { key: key ?? Infinity, reference };
};

interface PlacedRow<Row> extends Position {
  readonly row: Row;
}

const isBefore = (one: Position, other: Position): boolean =>
  one.key < other.key || (one.key === other.key && one.reference < other.reference);

/** The first `count` rows in order, in one pass: sorting all of them for one page would be far slower. */
export const firstRows = <Row extends ListedRow>(
  rows: Iterable<Row>,
  count: number,
  keyOf: (row: Row) => number,
  matches: (row: Row) => boolean,
  after: Position | undefined,
): readonly PlacedRow<Row>[] => {
  const first: PlacedRow<Row>[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const last = first.length === count ? first.at(-1) : undefined;
    // Most rows are off the page by their key alone; their references cost more to tell.
    if (last !== undefined && key > last.key) continue;
    if (after !== undefined && key < after.key) continue;
    if (!matches(row)) continue;
    const placed = { key, reference: row.reference, row };
    if (last !== undefined && !isBefore(placed, last)) continue;
    if (after !== undefined && !isBefore(after, placed)) continue;
    first.splice(placeIn(first, placed), 0, placed);
    if (first.length > count) first.pop();
  }
  return first;
};

const placeIn = (sorted: readonly Position[], position: Position): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && isBefore(other, position)) low = middle + 1;
    else high = middle;
  }
  return low;
};

const filterFor = (options: ListOptions): ((row: ListedRow) => boolean) => {
  const { query, today, timeZone, sensitive, sensitiveServices } = options;
  const { status, unit, service, kind, source, receivedFrom, receivedTo, dueBefore, overdue, test, q } =
    query;
  const from = receivedFrom === undefined ? -Infinity : startOfDay(receivedFrom, timeZone);
  const until = receivedTo === undefined ? Infinity : endOfDay(receivedTo, timeZone);
  const search = q === undefined ? undefined : searchFor(q);
  return row =>
    (status === undefined || row.status === status) &&
    (unit === undefined || row.unit === unit) &&
    (service === undefined || row.service === service) &&
    (kind === undefined || row.kind === kind) &&
    (source === undefined || row.source === source) &&
    row.receivedAt >= from &&
    row.receivedAt < until &&
    (dueBefore === undefined || (row.dueOn !== undefined && row.dueOn < dueBefore)) &&
    (overdue === undefined || isOverdue(row, today) === overdue) &&
    (test === undefined || row.test === test) &&
    (search === undefined || search(row, visibleIn(row, sensitive, sensitiveServices)));
};

const visibleIn = ({ service, hidden }: ListedRow, sensitive: boolean, services: ReadonlySet<string>) => {
  const words = sensitive || !services.has(service);
  return { words, identity: words && (sensitive || !hidden) };
};

const isOverdue = ({ status, dueOn }: ListedRow, today: string): boolean =>
  statuses[status].open && dueOn !== undefined && dueOn < today;
