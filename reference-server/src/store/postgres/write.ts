import { attachmentsOf, type StoredRequest, type Uniques } from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';
import { messageRow, type MessageRow } from '../lowdb/message-row.ts';
import { emptied, queuesOf } from './queues.ts';
import { columnNames, columnPlaceholders, columnValues } from './request-columns.ts';
import { requestKeys } from './request-keys.ts';
import type { Session, Statement } from './statement.ts';

/** A request with all that is written with it. */
export interface Written {
  readonly request: StoredRequest;
  readonly messages: MessageRow;
}

export const written = (request: StoredRequest): Written => ({ request, messages: messageRow(request) });

const noRow = z.object({});

const insertedRow = z.object({ is_new: z.boolean() });

// Looking for the keys first spares what a refusal costs, wherever a retry comes after the first try has ended.
const insertion: Statement<z.infer<typeof insertedRow>> = {
  name: 'insert-request',
  text: `
WITH known AS (
  SELECT FROM mimer.request_keys WHERE jurisdiction = $1 AND key = ANY ($3::text[])
), request AS (
  INSERT INTO mimer.requests (jurisdiction, reference, ${columnNames.join(', ')})
  SELECT $1, $2, ${columnPlaceholders(7).join(', ')} WHERE NOT EXISTS (SELECT FROM known)
  RETURNING 1
), claimed AS (
  INSERT INTO mimer.request_keys (jurisdiction, key, reference)
  SELECT $1, key, $2 FROM unnest($3::text[]) AS key WHERE NOT EXISTS (SELECT FROM known)
), further AS (
  INSERT INTO mimer.request_keys (jurisdiction, key, reference)
  SELECT $1, key, $2 FROM unnest($4::text[]) AS key WHERE NOT EXISTS (SELECT FROM known)
  ON CONFLICT DO NOTHING
), attachments AS (
  INSERT INTO mimer.request_attachments (jurisdiction, id, reference)
  SELECT $1, id, $2 FROM unnest($5::text[]) AS id WHERE NOT EXISTS (SELECT FROM known)
), queues AS (
  INSERT INTO mimer.queues (jurisdiction, kind, lane, reference, ids, times, next_at, oldest)
  SELECT $1, kind, lane, $2, ids, times, next_at, oldest
  FROM json_to_recordset($6::json)
    AS queue (kind text, lane text, ids text[], times timestamptz[], next_at timestamptz, oldest timestamptz)
  WHERE NOT EXISTS (SELECT FROM known)
)
SELECT EXISTS (SELECT FROM request) AS is_new`,
  row: insertedRow,
};

/**
 * Writes a new request with all that goes with it, in one statement. Answers whether it did: not where one of its keys is
 * there already.
 *
 * @throws pg.DatabaseError where something of it is there already: see {@link brokenConstraint}.
 */
export const insertRequest = async (
  session: Session,
  jurisdiction: string,
  { request, messages }: Written,
): Promise<boolean> => {
  const { claimed, further } = requestKeys(request.uniques);
  const [inserted] = await session.query(insertion, [
    jurisdiction,
    request.reference,
    claimed,
    further,
    attachmentIds(request),
    JSON.stringify(queuesOf(messages)),
    ...columnValues(jurisdiction, request, messages),
  ]);
  return inserted?.is_new === true;
};

const replacement: Statement<unknown> = {
  name: 'update-request',
  text: `
WITH request AS (
  UPDATE mimer.requests SET (${columnNames.join(', ')}, written_at)
    = ROW (${columnPlaceholders(9).join(', ')}, clock_timestamp())
  WHERE jurisdiction = $1 AND reference = $2
), dropped_keys AS (
  DELETE FROM mimer.request_keys WHERE jurisdiction = $1 AND key = ANY ($3) AND reference = $2
), keys AS (
  INSERT INTO mimer.request_keys (jurisdiction, key, reference)
  SELECT $1, key, $2 FROM unnest($4::text[]) AS key
  ON CONFLICT DO NOTHING
), dropped_attachments AS (
  DELETE FROM mimer.request_attachments WHERE jurisdiction = $1 AND id = ANY ($5) AND reference = $2
), attachments AS (
  INSERT INTO mimer.request_attachments (jurisdiction, id, reference)
  SELECT $1, id, $2 FROM unnest($6::text[]) AS id
), emptied AS (
  DELETE FROM mimer.queues AS queue
  USING json_to_recordset($7::json) AS emptied (kind text, lane text)
  WHERE queue.jurisdiction = $1 AND queue.kind = emptied.kind AND queue.lane = emptied.lane AND queue.reference = $2
)
INSERT INTO mimer.queues AS queue (jurisdiction, kind, lane, reference, ids, times, next_at, oldest)
SELECT $1, kind, lane, $2, ids, times, next_at, oldest
FROM json_to_recordset($8::json)
  AS filled (kind text, lane text, ids text[], times timestamptz[], next_at timestamptz, oldest timestamptz)
ON CONFLICT (jurisdiction, reference, kind, lane) DO UPDATE SET
  ids = excluded.ids, times = excluded.times, next_at = excluded.next_at, oldest = excluded.oldest,
  leased_until = CASE WHEN queue.leased_id = ANY (excluded.ids) THEN queue.leased_until END`,
  row: noRow,
};

/**
 * Writes a request over what was stored of it, in one statement; its row must be locked.
 *
 * @throws pg.DatabaseError where another request names one of its attachments.
 */
export const replaceRequest = async (
  session: Session,
  jurisdiction: string,
  before: Written,
  after: Written,
): Promise<void> => {
  const keysBefore = allKeys(before.request.uniques);
  const keysAfter = allKeys(after.request.uniques);
  const attachmentsBefore = attachmentIds(before.request);
  const attachmentsAfter = attachmentIds(after.request);
  const queues = queuesOf(after.messages);
  await session.query(replacement, [
    jurisdiction,
    after.request.reference,
    without(keysBefore, keysAfter),
    without(keysAfter, keysBefore),
    without(attachmentsBefore, attachmentsAfter),
    without(attachmentsAfter, attachmentsBefore),
    JSON.stringify(emptied(queuesOf(before.messages), queues)),
    JSON.stringify(queues),
    ...columnValues(jurisdiction, after.request, after.messages),
  ]);
};

const removal: Statement<unknown> = {
  name: 'remove-request',
  text: `
WITH request AS (
  DELETE FROM mimer.requests WHERE jurisdiction = $1 AND reference = $2
), keys AS (
  DELETE FROM mimer.request_keys WHERE jurisdiction = $1 AND key = ANY ($3) AND reference = $2
), attachments AS (
  DELETE FROM mimer.request_attachments WHERE jurisdiction = $1 AND reference = $2
), news AS (
  DELETE FROM mimer.news_candidates WHERE jurisdiction = $1 AND reference = $2
)
DELETE FROM mimer.queues AS queue
USING json_to_recordset($4::json) AS emptied (kind text, lane text)
WHERE queue.jurisdiction = $1 AND queue.kind = emptied.kind AND queue.lane = emptied.lane AND queue.reference = $2`,
  row: noRow,
};

/** Removes a request with all that went with it; its row must be locked. */
export const removeRequest = async (
  session: Session,
  jurisdiction: string,
  { request, messages }: Written,
): Promise<void> => {
  await session.query(removal, [
    jurisdiction,
    request.reference,
    allKeys(request.uniques),
    JSON.stringify(queuesOf(messages)),
  ]);
};

const allKeys = (uniques: Uniques): readonly string[] => {
  const { claimed, further } = requestKeys(uniques);
  return [...claimed, ...further].sort();
};

const without = (all: readonly string[], others: readonly string[]): readonly string[] =>
  all.filter(one => !others.includes(one));

/** The files that a request names, in one order for all, so that no two writers wait for each other. */
export const attachmentIds = (request: StoredRequest): readonly string[] =>
  [...new Set(attachmentsOf(request).map(({ id }) => id))].sort();
