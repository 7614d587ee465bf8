import * as z from 'zod/mini';
import type { Backlog, Claiming, MessageKey } from '../messages.ts';
import { moment } from './moment.ts';
import type { Session, Statement } from './statement.ts';

const keyRow = z.object({ reference: z.string(), id: z.string() });

// Whoever claims locks queues, and passes over those that another one has locked; nothing is locked while it is sent. A lock
// waits for a change of the queue, and looks at it again then.
const claiming: Statement<MessageKey> = {
  name: 'claim-messages',
  text: `
WITH lane AS (
  SELECT unnest($5::text[]) AS name
  UNION
  SELECT lane FROM mimer.queues
  WHERE $5::text[] IS NULL AND jurisdiction = $1 AND kind = $2 AND next_at <= $3::timestamptz
), due AS (
  SELECT lane.name AS lane, queue.reference, row_number() OVER (PARTITION BY lane.name ORDER BY queue.next_at, queue.reference) AS turn
  FROM lane CROSS JOIN LATERAL (
    SELECT reference, next_at FROM mimer.queues
    WHERE jurisdiction = $1 AND kind = $2 AND lane = lane.name AND next_at <= $3::timestamptz
      AND (leased_until IS NULL OR leased_until <= $3::timestamptz)
    ORDER BY next_at, reference LIMIT $6
    FOR UPDATE SKIP LOCKED
  ) AS queue
), chosen AS (
  SELECT lane, reference, turn FROM due ORDER BY turn, lane LIMIT $6
), claimed AS (
  UPDATE mimer.queues AS queue SET leased_until = $4::timestamptz, leased_id = (
    SELECT message.id FROM unnest(queue.ids, queue.times) WITH ORDINALITY AS message (id, time, place)
    WHERE message.time <= $3::timestamptz ORDER BY message.place LIMIT 1
  )
  FROM chosen
  WHERE queue.jurisdiction = $1 AND queue.kind = $2 AND queue.lane = chosen.lane AND queue.reference = chosen.reference
  RETURNING queue.reference, queue.leased_id AS id, chosen.turn, chosen.lane
)
SELECT reference, id FROM claimed WHERE id IS NOT NULL ORDER BY turn, lane`,
  row: keyRow,
};

/** Leases messages, one of each request and lane at most. */
export const claimMessages = (
  session: Session,
  jurisdiction: string,
  { kind, lanes, now, until, limit }: Claiming,
): Promise<readonly MessageKey[]> =>
  session.query(claiming, [
    jurisdiction,
    kind,
    moment(Date.parse(now)),
    moment(Date.parse(until)),
    lanes ?? null,
    limit,
  ]);

const releasing: Statement<unknown> = {
  name: 'release-messages',
  text: `
UPDATE mimer.queues AS queue SET leased_until = NULL
FROM unnest($2::text[], $3::text[]) AS released (reference, id)
WHERE queue.jurisdiction = $1 AND queue.reference = released.reference AND queue.leased_id = released.id`,
  row: z.object({}),
};

export const releaseMessages = async (
  session: Session,
  jurisdiction: string,
  keys: readonly MessageKey[],
): Promise<void> => {
  await session.query(releasing, [
    jurisdiction,
    keys.map(({ reference }) => reference),
    keys.map(({ id }) => id),
  ]);
};

const backlogRow = z.object({
  kind: z.enum(['notification', 'delivery']),
  lane: z.string(),
  pending: z.number(),
  oldest: z.date(),
});

const counting: Statement<z.infer<typeof backlogRow>> = {
  name: 'message-backlog',
  text: `
SELECT kind, lane, sum(cardinality(ids))::int AS pending, min(oldest) AS oldest
FROM mimer.queues WHERE jurisdiction = $1 GROUP BY kind, lane ORDER BY kind DESC, lane`,
  row: backlogRow,
};

export const messageBacklog = async (session: Session, jurisdiction: string): Promise<readonly Backlog[]> =>
  (await session.query(counting, [jurisdiction])).map(row => ({ ...row, oldest: row.oldest.toISOString() }));
