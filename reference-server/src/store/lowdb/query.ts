import { statuses, type DeskSort, type DeskSummary } from '@melikgazi/mimer-sdk/contract';
import type { ListOptions, Page, ReferenceFilter } from '../store.ts';
import { endOfDay, startOfDay } from '../../requests/day-bounds.ts';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import type { IndexRow } from './index-row.ts';
import { searchFor } from './search.ts';

const defaultLimit = 50;

/** What each order compares, ascending; requests without a due date come last both ways. */
const sortKeys: Readonly<Record<DeskSort, (row: IndexRow) => number>> = {
  receivedAt: row => row.receivedAt,
  '-receivedAt': row => -row.receivedAt,
  updatedAt: row => row.updatedAt,
  '-updatedAt': row => -row.updatedAt,
  dueOn: row => row.due,
  '-dueOn': row => (row.due === Infinity ? Infinity : -row.due),
};

/** The page of the desk's list that a query asks for. */
export const listRows = (rows: Iterable<IndexRow>, options: ListOptions): Page<DeskSummary> => {
  const { sort = '-receivedAt', limit = defaultLimit, cursor } = options.query;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, sort);
  // One more than asked for tells whether there is a next page.
  const page = firstRows(rows, limit + 1, sortKeys[sort], filterFor(options), after);
  const found = page.slice(0, limit);
  const last = page.length > limit ? found.at(-1) : undefined;
  return {
    items: found.map(({ row: { summary } }) => ({ ...summary, missing: [...summary.missing] })),
    ...(last !== undefined && { nextCursor: encodeCursor(sort, last) }),
  };
};

interface PlacedRow extends Position {
  readonly row: IndexRow;
}

const isBefore = (one: Position, other: Position): boolean =>
  one.key < other.key || (one.key === other.key && one.reference < other.reference);

/** The first `count` rows in order, in one pass: sorting all of them for one page would be far slower. */
export const firstRows = (
  rows: Iterable<IndexRow>,
  count: number,
  keyOf: (row: IndexRow) => number,
  matches: (row: IndexRow) => boolean,
  after: Position | undefined,
): readonly PlacedRow[] => {
  const first: PlacedRow[] = [];
  for (const row of rows) {
    const placed = { key: keyOf(row), reference: row.summary.reference, row };
    const last = first.length === count ? first.at(-1) : undefined;
    if (last !== undefined && !isBefore(placed, last)) continue;
    if (after !== undefined && !isBefore(after, placed)) continue;
    if (!matches(row)) continue;
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

const filterFor = (options: ListOptions): ((row: IndexRow) => boolean) => {
  const { query, today, timeZone, sensitive, sensitiveServices } = options;
  const { status, unit, service, kind, source, receivedFrom, receivedTo, dueBefore, overdue, test, q } =
    query;
  const from = receivedFrom === undefined ? -Infinity : startOfDay(receivedFrom, timeZone);
  const until = receivedTo === undefined ? Infinity : endOfDay(receivedTo, timeZone);
  const search = q === undefined ? undefined : searchFor(q);
  return row => {
    const { summary } = row;
    return (
      (status === undefined || summary.status === status) &&
      (unit === undefined || summary.unit === unit) &&
      (service === undefined || summary.service === service) &&
      (kind === undefined || summary.kind === kind) &&
      (source === undefined || summary.source === source) &&
      row.receivedAt >= from &&
      row.receivedAt < until &&
      (dueBefore === undefined || (summary.dueOn !== undefined && summary.dueOn < dueBefore)) &&
      (overdue === undefined || isOverdue(summary, today) === overdue) &&
      (test === undefined || summary.test === test) &&
      (search === undefined || search(row, visibleIn(row, sensitive, sensitiveServices)))
    );
  };
};

/** The references of the rows that a job looks at. */
export const matchingReferences = (rows: Iterable<IndexRow>, filter: ReferenceFilter): string[] => {
  const { test, erased, withAttachments } = filter;
  const receivedBefore = timeOr(filter.receivedBefore, Infinity);
  const closedBefore = timeOr(filter.closedBefore, Infinity);
  const found: string[] = [];
  for (const { summary, receivedAt, closedAt, isErased, attachments } of rows) {
    if (test !== undefined && summary.test !== test) continue;
    if (erased !== undefined && isErased !== erased) continue;
    if (receivedAt >= receivedBefore) continue;
    if (filter.closedBefore !== undefined && (closedAt === undefined || closedAt >= closedBefore)) continue;
    if (withAttachments === true && attachments.length === 0) continue;
    found.push(summary.reference);
  }
  return found;
};

const timeOr = (moment: string | undefined, otherwise: number): number =>
  moment === undefined ? otherwise : Date.parse(moment);

const visibleIn = ({ summary, hidden }: IndexRow, sensitive: boolean, services: ReadonlySet<string>) => {
  const words = sensitive || !services.has(summary.service);
  return { words, identity: words && (sensitive || !hidden) };
};

const isOverdue = ({ status, dueOn }: DeskSummary, today: string): boolean =>
  statuses[status].open && dueOn !== undefined && dueOn < today;
