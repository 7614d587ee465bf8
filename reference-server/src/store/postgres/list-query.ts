import { statuses, type DeskSort, type DeskSummary } from '@melikgazi/mimer-sdk/contract';
import {
  cursorAfter,
  defaultLimit,
  deskRow,
  endOfDay,
  type DeskRow,
  type ListOptions,
  type Page,
  type Position,
  positionIn,
  startOfDay,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import type { Surroundings } from './conflicts.ts';
import { documentRow } from './document.ts';
import { bound, day, moment } from './moment.ts';
import { Parameters } from './parameters.ts';
import { findsFew, searchCondition } from './search-query.ts';
import { foundAmongFirst, foundByTerms, listed, type Wanted } from './list-statements.ts';

/** One column's order; requests without a due date come last both ways, so they are a part of their own. */
interface Order {
  readonly column: 'received_at' | 'updated_at' | 'due_on';
  readonly isDescending: boolean;
  readonly keyOf: (row: DeskRow) => number;
}

const descending = (key: number) => (key === Infinity ? Infinity : -key);

const orders: Readonly<Record<DeskSort, Order>> = {
  receivedAt: { column: 'received_at', isDescending: false, keyOf: row => row.receivedAt },
  '-receivedAt': { column: 'received_at', isDescending: true, keyOf: row => -row.receivedAt },
  updatedAt: { column: 'updated_at', isDescending: false, keyOf: row => row.updatedAt },
  '-updatedAt': { column: 'updated_at', isDescending: true, keyOf: row => -row.updatedAt },
  dueOn: { column: 'due_on', isDescending: false, keyOf: row => row.due },
  '-dueOn': { column: 'due_on', isDescending: true, keyOf: row => descending(row.due) },
};

/** The page of the desk's list that a query asks for. */
export const listPage = async (around: Surroundings, options: ListOptions): Promise<Page<DeskSummary>> => {
  const { sort = '-receivedAt', limit = defaultLimit, cursor } = options.query;
  const after = cursor === undefined ? undefined : positionIn(cursor, sort);
  const order = orders[sort];
  // One more than asked for tells whether there is a next page.
  const found = await firstRequests(around, options, order, limit + 1, after);
  const rows = found.slice(0, limit).map(deskRow);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ summary }) => summary),
    ...(last !== undefined && {
      nextCursor: cursorAfter({ key: order.keyOf(last), reference: last.summary.reference }, sort),
    }),
  };
};

const firstRequests = async (
  around: Surroundings,
  options: ListOptions,
  order: Order,
  count: number,
  after: Position | undefined,
): Promise<readonly StoredRequest[]> => {
  const isDue = order.column === 'due_on';
  const dated = isDue && after?.key === Infinity ? [] : await part(around, options, { order, count, after });
  if (!isDue || dated.length === count) return dated;
  const rest = { order, count: count - dated.length, after: after?.key === Infinity ? after : undefined };
  return [...dated, ...(await part(around, options, { ...rest, isUndated: true }))];
};

interface Part {
  readonly order: Order;
  readonly count: number;
  readonly after: Position | undefined;
  readonly isUndated?: boolean;
}

const part = async (
  { session, jurisdiction, documents }: Surroundings,
  options: ListOptions,
  { order, count, after, isUndated = false }: Part,
): Promise<readonly StoredRequest[]> => {
  const parameters = new Parameters();
  const { column } = order;
  const conditions = [
    `jurisdiction = ${parameters.add(jurisdiction)}`,
    ...(column === 'due_on' ? [isUndated ? 'due_on IS NULL' : 'due_on IS NOT NULL'] : []),
    ...(after === undefined ? [] : [startAfter(after, order, isUndated, parameters)]),
    ...filters(options, parameters),
  ];
  const { q } = options.query;
  const wanted: Wanted = {
    conditions,
    column,
    order: `${isUndated ? '' : `${column} ${order.isDescending ? 'DESC' : 'ASC'}, `}reference`,
    count: parameters.add(count),
  };
  const run = async (text: string) =>
    documents.readAll(await session.query({ text, row: documentRow }, parameters.values));
  if (q === undefined) return run(listed(wanted));
  const search = searchCondition(q, options, jurisdiction, parameters);
  if (!findsFew(q)) {
    const found = await run(foundAmongFirst(wanted, search));
    if (found.length === count) return found;
  }
  return run(foundByTerms(wanted, search));
};

/** Where a page begins. The first comparison alone lets the index skip what comes before. */
const startAfter = (
  { key, reference }: Position,
  { column, isDescending }: Order,
  isUndated: boolean,
  parameters: Parameters,
): string => {
  const place = parameters.add(reference);
  if (isUndated) return `reference > ${place}`;
  const milliseconds = isDescending ? -key : key;
  // A cursor may come from anybody, with any number in it.
  const start = isDescending ? Math.floor(milliseconds) : Math.ceil(milliseconds);
  const value = parameters.add(column === 'due_on' ? day(start) : moment(start));
  const [from, beyond] = isDescending ? ['<=', '<'] : ['>=', '>'];
  return `${column} ${from} ${value} AND (${column} ${beyond} ${value} OR reference > ${place})`;
};

const filters = (options: ListOptions, parameters: Parameters): string[] => {
  const { query, today, timeZone } = options;
  const { receivedFrom, receivedTo, dueBefore, overdue } = query;
  const add = (value: unknown) => parameters.add(value);
  const same = (['status', 'unit', 'service', 'kind', 'source', 'test'] as const).flatMap(name =>
    query[name] === undefined ? [] : [`${name} = ${add(query[name])}`],
  );
  const isOverdue = () => `open AND due_on < ${add(today)}`;
  return [
    ...same,
    // Said as well, so that the index of what is open will do.
    ...(query.status !== undefined && statuses[query.status].open ? ['open'] : []),
    ...(receivedFrom === undefined
      ? []
      : [`received_at >= ${add(bound(startOfDay(receivedFrom, timeZone)))}`]),
    ...(receivedTo === undefined ? [] : [`received_at < ${add(bound(endOfDay(receivedTo, timeZone)))}`]),
    ...(dueBefore === undefined ? [] : [`due_on < ${add(day(Date.parse(dueBefore)))}`]),
    ...(overdue === undefined ? [] : [overdue ? isOverdue() : `(${isOverdue()}) IS NOT TRUE`]),
  ];
};
