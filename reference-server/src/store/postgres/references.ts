import * as z from 'zod/mini';
import type { ReferenceFilter } from '../store.ts';
import { bound } from './moment.ts';
import { Parameters } from './parameters.ts';
import type { Session } from './statement.ts';

const pageLength = 1000;

const referenceRow = z.object({ reference: z.string() });
const nowRow = z.object({ now: z.string() });

/**
 * Pages of references in their order, of what was stored when the first is asked for: what comes later is left out, what
 * has gone since is not there any more.
 */
export async function* referencePages(
  session: Session,
  jurisdiction: string,
  filter: ReferenceFilter,
): AsyncGenerator<readonly string[], void, undefined> {
  const [start] = await session.query({
    name: 'now',
    text: 'SELECT clock_timestamp()::text AS now',
    row: nowRow,
  });
  for (let after = ''; ;) {
    const page = await nextPage(session, jurisdiction, filter, start?.now ?? 'infinity', after);
    yield page;
    if (page.length < pageLength) return;
    after = page.at(-1) ?? '';
  }
}

const nextPage = async (
  session: Session,
  jurisdiction: string,
  filter: ReferenceFilter,
  start: string,
  after: string,
): Promise<readonly string[]> => {
  const { test, erased, receivedBefore, closedBefore, withAttachments } = filter;
  const parameters = new Parameters();
  const add = (value: unknown) => parameters.add(value);
  const conditions = [
    `jurisdiction = ${add(jurisdiction)}`,
    `reference > ${add(after)}`,
    `stored_at <= ${add(start)}`,
    ...(test === undefined ? [] : [`test = ${add(test)}`]),
    ...(erased === undefined ? [] : [`erased = ${add(erased)}`]),
    ...(receivedBefore === undefined ? [] : [`received_at < ${add(bound(Date.parse(receivedBefore)))}`]),
    ...(closedBefore === undefined ? [] : [`closed_at < ${add(bound(Date.parse(closedBefore)))}`]),
    ...(withAttachments === true ? [named] : []),
  ];
  const rows = await session.query(
    {
      text: `
SELECT reference FROM mimer.requests AS request
WHERE ${conditions.join('\n  AND ')}
ORDER BY reference LIMIT ${add(pageLength)}`,
      row: referenceRow,
    },
    parameters.values,
  );
  return rows.map(({ reference }) => reference);
};

const named = `EXISTS (
    SELECT FROM mimer.request_attachments AS attachment
    WHERE attachment.jurisdiction = request.jurisdiction AND attachment.reference = request.reference
  )`;
