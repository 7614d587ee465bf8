import * as z from 'zod/mini';
import type { MessageRow } from '../lowdb/message-row.ts';
import type { News } from '../messages.ts';
import type { Session, Statement } from './statement.ts';
import type { Written } from './write.ts';

// Who is owed news follows from the documents. So that nobody has to look through all of them, `news_candidates` names the
// merged requests that may be owed some: whoever closes, merges or moves a request writes them down with it.

type Row = Pick<MessageRow, 'merged' | 'closing'> | undefined;

/** Whether a change can make news. */
export const isNewsworthy = (before: Row, after: Row): boolean =>
  (after?.merged !== undefined || after?.closing !== undefined) &&
  JSON.stringify([before?.merged, before?.closing]) !== JSON.stringify([after.merged, after.closing]);

const referenceRow = z.object({ reference: z.string() });
const intoRow = z.object({ into: z.nullable(z.string()) });

const chainLink: Statement<z.infer<typeof intoRow>> = {
  name: 'lock-merge-target',
  text: `SELECT merged_into AS into FROM mimer.requests WHERE jurisdiction = $1 AND reference = $2 FOR SHARE`,
  row: intoRow,
};

const candidates: Statement<z.infer<typeof referenceRow>> = {
  name: 'add-news-candidates',
  text: `
WITH RECURSIVE merged (reference) AS (
  SELECT $2::text COLLATE "C"
  UNION
  SELECT request.reference FROM merged
  JOIN mimer.requests AS request ON request.jurisdiction = $1 AND request.merged_into = merged.reference
)
INSERT INTO mimer.news_candidates (jurisdiction, reference, stamp)
SELECT $1, reference, gen_random_uuid()
FROM mimer.requests JOIN merged USING (reference)
WHERE jurisdiction = $1 AND is_heard
ORDER BY reference
ON CONFLICT (jurisdiction, reference) DO UPDATE SET stamp = excluded.stamp
RETURNING reference`,
  row: referenceRow,
};

/**
 * Writes down who may be owed news by what is being written, in its transaction and after it.
 *
 * Whoever merges locks what it is merged into, up to the end of the chain, against those who close it: either they see the
 * merger and write down its request, or the merger sees the closing.
 */
export const noteNews = async (session: Session, jurisdiction: string, { request, messages }: Written) => {
  const seen = new Set([request.reference]);
  for (let next = messages.merged?.into; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const [link] = await session.query(chainLink, [jurisdiction, next]);
    next = link?.into ?? undefined;
  }
  await session.query(candidates, [jurisdiction, request.reference]);
};

const pageLength = 100;

const lookRow = z.object({
  reference: z.string(),
  stamp: z.string(),
  about: z.nullable(z.string()),
  event: z.nullable(z.string()),
});

const look: Statement<z.infer<typeof lookRow>> = {
  name: 'look-at-news-candidates',
  text: `
WITH RECURSIVE candidate AS (
  SELECT candidate.reference, candidate.stamp, request.merged_into, request.told
  FROM mimer.news_candidates AS candidate
  LEFT JOIN mimer.requests AS request
    ON request.jurisdiction = $1 AND request.reference = candidate.reference AND request.is_heard
  WHERE candidate.jurisdiction = $1 AND candidate.reference > $2
  ORDER BY candidate.reference LIMIT $3
), step AS (
  SELECT reference AS start, merged_into AS next, ARRAY[reference] AS seen, NULL::text AS closing
  FROM candidate
  UNION ALL
  SELECT step.start, request.merged_into, step.seen || request.reference, request.closing
  FROM step
  JOIN mimer.requests AS request ON request.jurisdiction = $1 AND request.reference = step.next
  WHERE request.reference <> ALL (step.seen)
)
SELECT candidate.reference, candidate.stamp, finish.seen[cardinality(finish.seen)] AS about, finish.closing AS event
FROM candidate
LEFT JOIN step AS finish
  ON finish.start = candidate.reference AND finish.next IS NULL
  AND finish.closing IS NOT NULL AND finish.closing <> ALL (candidate.told)
ORDER BY candidate.reference`,
  row: lookRow,
};

const dropping: Statement<unknown> = {
  name: 'drop-news-candidates',
  text: `
DELETE FROM mimer.news_candidates AS candidate
USING unnest($2::text[], $3::uuid[]) AS dropped (reference, stamp)
WHERE candidate.jurisdiction = $1 AND candidate.reference = dropped.reference AND candidate.stamp = dropped.stamp`,
  row: z.object({}),
};

/**
 * The news owed. Candidates that are owed none are dropped, unless they were written down again since they were looked at:
 * then the stamp is another one.
 */
export const owedNews = async (
  session: Session,
  jurisdiction: string,
  limit: number,
): Promise<readonly News[]> => {
  const owed: News[] = [];
  for (let after = ''; owed.length < limit;) {
    const rows = await session.query(look, [jurisdiction, after, pageLength]);
    const idle = rows.filter(({ event }) => event === null);
    for (const { reference, about, event } of rows)
      if (about !== null && event !== null) owed.push({ reference, about, event });
    if (idle.length > 0)
      await session.query(dropping, [
        jurisdiction,
        idle.map(({ reference }) => reference),
        idle.map(({ stamp }) => stamp),
      ]);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) break;
    after = last.reference;
  }
  return owed.slice(0, limit);
};
