import { referenceSchema } from '@melikgazi/mimer-sdk/contract';
import {
  decodeCursor,
  encodeCursor,
  firstRows,
  type Page,
  type Position,
  QueryError,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';
import type { ListedMessage, MessageKind, MessageQuery } from '../messages.ts';
import type { IndexRow } from './index-row.ts';

const defaultLimit = 50;

/** What a list of messages is made from: the index, and the documents of those that are on the page. */
export interface MessageSource {
  rows(): Iterable<IndexRow>;
  row(reference: string): IndexRow | undefined;
  /** `undefined` where it is gone by now. */
  load(reference: string): Promise<StoredRequest | undefined>;
}

/** The page of messages that a query asks for: requests newest first, the messages of each oldest first. */
export const listMessages = async (
  source: MessageSource,
  query: MessageQuery,
): Promise<Page<ListedMessage>> => {
  const { kind, limit = defaultLimit } = query;
  const after = query.cursor === undefined ? undefined : decode(query.cursor, kind);
  // One more than asked for tells whether there is a next page; each request that matches has at least one.
  const found: ListedMessage[] = [];
  for (const reference of candidates(source, query, after, limit + 1)) {
    if (found.length > limit) break;
    const request = await source.load(reference);
    if (request === undefined) continue;
    const start = reference === after?.reference ? after.id : undefined;
    found.push(...matching(request, query, start).map(id => ({ request, id })));
  }
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, ...(last !== undefined && { nextCursor: encode(kind, last) }) };
};

/** The first requests after the cursor's that may have such a message, and the cursor's own before them. */
const candidates = (
  source: MessageSource,
  query: MessageQuery,
  after: Position | undefined,
  count: number,
): readonly string[] => {
  const matches = rowFilter(query);
  const rowsOf = (reference: string) => [source.row(reference)].filter(row => row !== undefined);
  const rows = query.reference === undefined ? source.rows() : rowsOf(query.reference);
  const begun = after === undefined ? [] : rowsOf(after.reference).filter(matches);
  const first = firstRows(rows, count, row => -row.receivedAt, matches, after);
  return [...begun, ...first].map(({ reference }) => reference);
};

const rowFilter = ({ kind, lane, state, unit, test }: MessageQuery): ((row: IndexRow) => boolean) => {
  // Requests share few combinations, so each is looked at once.
  const known = new Map<string, boolean>();
  const isWanted = (kinds: string): boolean => {
    const wanted =
      known.get(kinds) ??
      kinds.split('|').some(text => {
        const [ofKind, inLane, inState] = text.split('/');
        return ofKind === kind && (lane ?? inLane) === inLane && (state ?? inState) === inState;
      });
    known.set(kinds, wanted);
    return wanted;
  };
  return row =>
    (unit === undefined || row.unit === unit) &&
    (test === undefined || row.test === test) &&
    isWanted(row.kinds);
};

/** The ids of a request's messages that a query asks for, those after one of them. */
export const matching = (
  request: StoredRequest,
  query: MessageQuery,
  after: string | undefined,
): string[] => {
  const messages =
    query.kind === 'notification'
      ? request.notifications.map(({ id, channel, state }) => ({ id, lane: channel, state }))
      : request.deliveries.map(({ id, webhook, state }) => ({ id, lane: webhook, state }));
  const start = after === undefined ? 0 : messages.findIndex(({ id }) => id === after) + 1;
  return messages
    .slice(start)
    .filter(({ lane, state }) => (query.lane ?? lane) === lane && (query.state ?? state) === state)
    .map(({ id }) => id);
};

const cursorSchema = z.tuple([z.enum(['notification', 'delivery']), z.number(), referenceSchema, z.string()]);

export const encode = (kind: MessageKind, { request, id }: ListedMessage): string =>
  encodeCursor([kind, -Date.parse(request.receivedAt), request.reference, id]);

export const decode = (cursor: string, kind: MessageKind): Position & { readonly id: string } => {
  const [ofKind, key, reference, id] = decodeCursor(cursorSchema, cursor);
  if (ofKind !== kind) throw new QueryError('cursor');
  return { key, reference, id };
};
