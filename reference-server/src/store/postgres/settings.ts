import * as z from 'zod/mini';
import type { Session } from './statement.ts';

/** What a database is like, as far as its keeping of a promise depends on it. */
export type DatabaseSettings = z.infer<typeof settingsRow>;

const settingsRow = z.object({
  version: z.string(),
  encoding: z.string(),
  readOnly: z.boolean(),
  fsync: z.boolean(),
  fullPageWrites: z.boolean(),
  synchronousCommit: z.string(),
  /** Whether a server of ours has made its tables there. */
  hasTables: z.boolean(),
});

/** Asks for them; they are as a connection of ours gets them. */
export const readSettings = async (session: Session): Promise<DatabaseSettings | undefined> =>
  (await session.query(settings))[0];

const settings = {
  name: 'settings',
  text: `SELECT
    current_setting('server_version') AS version,
    current_setting('server_encoding') AS encoding,
    current_setting('transaction_read_only')::bool AS "readOnly",
    current_setting('fsync')::bool AS fsync,
    current_setting('full_page_writes')::bool AS "fullPageWrites",
    current_setting('synchronous_commit') AS "synchronousCommit",
    to_regclass('mimer.migrations') IS NOT NULL AS "hasTables"`,
  row: settingsRow,
};
