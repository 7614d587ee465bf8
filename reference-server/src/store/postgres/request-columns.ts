import { statuses } from '@melikgazi/mimer-sdk/contract';
import { deskRow, type StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { kindsOf, type MessageRow } from '../lowdb/message-row.ts';
import { day, moment } from './moment.ts';
import { termsOf } from './terms.ts';

/** The columns that follow from a request, and their types. */
export const requestColumns = {
  document: 'json',
  tracking: 'json',
  revision: 'integer',
  kind: 'text',
  service: 'text',
  source: 'text',
  status: 'text',
  unit: 'text',
  test: 'boolean',
  open: 'boolean',
  erased: 'boolean',
  hidden: 'boolean',
  received_at: 'timestamptz',
  updated_at: 'timestamptz',
  closed_at: 'timestamptz',
  due_on: 'date',
  ratings: 'integer',
  ratings_sum: 'integer',
  merged_into: 'text',
  told: 'text[]',
  is_heard: 'boolean',
  closing: 'text',
  terms: 'tsvector',
} as const;

export const columnNames = Object.keys(requestColumns);

/** Placeholders for the values of the columns, from `$first` on. */
export const columnPlaceholders = (first: number): readonly string[] =>
  Object.values(requestColumns).map((type, index) => `$${first + index}::${type}`);

/** The values of the columns, in their order. */
export const columnValues = (
  jurisdiction: string,
  request: StoredRequest,
  { merged, closing }: MessageRow,
): readonly unknown[] => {
  const row = deskRow(request);
  const { summary, receivedAt, updatedAt, closedAt, due, hidden, scores } = row;
  const isErased = request.erasedOn !== undefined;
  const values: Record<keyof typeof requestColumns, unknown> = {
    document: JSON.stringify(request),
    tracking: isErased ? null : JSON.stringify(request.tracking),
    revision: request.revision,
    kind: summary.kind,
    service: summary.service,
    source: summary.source,
    status: summary.status,
    unit: summary.unit ?? null,
    test: summary.test,
    open: statuses[summary.status].open,
    erased: isErased,
    hidden,
    received_at: moment(receivedAt),
    updated_at: moment(updatedAt),
    closed_at: closedAt === undefined ? null : moment(closedAt),
    due_on: due === Infinity ? null : day(due),
    ratings: scores.length,
    ratings_sum: scores.reduce((sum, score) => sum + score, 0),
    merged_into: merged?.into ?? null,
    told: merged?.told ?? [],
    is_heard: merged?.isHeard ?? false,
    closing: closing ?? null,
    terms: termsOf(jurisdiction, row, kindsOf(request)),
  };
  const byName = new Map<string, unknown>(Object.entries(values));
  return columnNames.map(name => byName.get(name));
};
