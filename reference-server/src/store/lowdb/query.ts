import type { ReferenceFilter } from '../store.ts';
import type { IndexRow } from './index-row.ts';

/** The references of the rows that a job looks at. */
export const matchingReferences = (rows: Iterable<IndexRow>, filter: ReferenceFilter): string[] => {
  const { test, erased, withAttachments } = filter;
  const receivedBefore = timeOr(filter.receivedBefore, Infinity);
  const closedBefore = timeOr(filter.closedBefore, Infinity);
  const found: string[] = [];
  for (const row of rows) {
    const { receivedAt, closedAt } = row;
    if (test !== undefined && row.test !== test) continue;
    if (erased !== undefined && row.isErased !== erased) continue;
    if (receivedAt >= receivedBefore) continue;
    if (filter.closedBefore !== undefined && (closedAt === undefined || closedAt >= closedBefore)) continue;
    if (withAttachments === true && !row.hasAttachments) continue;
    found.push(row.reference);
  }
  return found;
};

const timeOr = (moment: string | undefined, otherwise: number): number =>
  moment === undefined ? otherwise : Date.parse(moment);
