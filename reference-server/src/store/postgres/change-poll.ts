import * as z from 'zod/mini';
import type { Session, Statement } from './statement.ts';

/** A request that was written. */
export interface Change {
  readonly jurisdiction: string;
  readonly reference: string;
}

const changeRow = z.object({ jurisdiction: z.string(), reference: z.string(), revision: z.number() });

/**
 * A write is seen when its transaction ends, and bears the time of its last statement: longer than one of them takes, and than
 * a transaction may idle after it.
 */
const secondsOfOverlap = 100;

const looking: Statement<z.infer<typeof changeRow>> = {
  name: 'look-for-changes',
  text: `
SELECT jurisdiction, reference, revision FROM mimer.requests
WHERE jurisdiction = ANY ($1) AND written_at > clock_timestamp() - make_interval(secs => $2)`,
  row: changeRow,
};

/** What was written since the last look so many milliseconds ago, and some before it. What was removed is not found. */
export const lookForChanges = (
  session: Session,
  jurisdictions: readonly string[],
  milliseconds: number,
): Promise<readonly (Change & { readonly revision: number })[]> =>
  session.query(looking, [jurisdictions, secondsOfOverlap + milliseconds / 1000]);
