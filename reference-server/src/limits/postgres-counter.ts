import { RateLimiterPostgres } from 'rate-limiter-flexible';
import * as z from 'zod/mini';
import type { Session } from '../store/postgres/statement.ts';
import { counterBy, type OpenCounter } from './counter.ts';

/**
 * Counts in a PostgreSQL database, for all servers that share it. Windows begin and end by the clocks of the servers,
 * which should agree to a few seconds.
 *
 * What can't be counted is not let pass: `add` and `read` throw {@link UnavailableError}.
 */
export const postgresCounters =
  (database: Session): OpenCounter =>
  (name, windowSeconds) => {
    const limiter = new RateLimiterPostgres({
      storeClient: clientOf(database),
      storeType: 'client',
      schemaName: 'mimer',
      tableName: 'counters',
      tableCreated: true,
      keyPrefix: name,
      points: mostPoints,
      duration: windowSeconds,
      clearExpiredByTimeout: false,
    });
    return counterBy(limiter, windowSeconds);
  };

/** Deletes what no window counts any more, of all counters of the database. */
export const dropOldCounts = async (database: Session, now: Date): Promise<void> => {
  await database.query(dropExpired, [now.getTime() - marginMilliseconds]);
};

/** As much as the column holds. */
const mostPoints = 2 ** 31 - 1;

/** Longer than the clocks of servers differ. */
const marginMilliseconds = 3_600_000;

const countRow = z.object({ points: z.number(), expire: z.coerce.number() });

const dropExpired = {
  name: 'drop-expired-counts',
  text: 'DELETE FROM mimer.counters WHERE expire < $1',
  row: z.unknown(),
};

interface LimiterQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The library as one of those who use our connections, so that its failures are told like all others. */
const clientOf = (database: Session) => ({
  query: async ({ name, text, values }: LimiterQuery) => {
    const rows = await database.query({ name, text, row: countRow }, values);
    return { rows, rowCount: rows.length };
  },
});
