import pg from 'pg';
import * as z from 'zod/mini';
import { migrate } from './migrate.ts';
import type { Session, Statement, Values } from './statement.ts';
import { databaseTrouble, isOvertaken } from './trouble.ts';
import { connectionTrouble } from './connection-trouble.ts';

export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/database`, with what `pg` understands after `?`. */
  readonly url: string;
  /** Connections of this process for single statements; half as many more for transactions. @default 10 */
  readonly connections?: number;
  /** Told when a connection that nobody was using broke; others are made as they are needed. */
  readonly onLost?: (error: Error) => void;
}

/** The PostgreSQL database that the server keeps everything in, shared with other processes. */
export interface Database extends Session {
  /**
   * Runs `work` in one transaction and commits it, or takes everything back when it throws. It is run again, from the
   * start, when another transaction got in its way.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** A connection of its own, for whoever has to keep one; nobody else ends it. */
  connect(): Promise<pg.Client>;
  close(): Promise<void>;
}

const secondsToConnect = 5;
/** Longer than any statement of ours takes, on the largest tables. */
const secondsAtMost = 30;
const mostTries = 5;

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws {@link DatabaseError} a sentence for the operator: why it can't be reached or used, and what to do.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { url, connections = 10, onLost = () => undefined } = options;
  const settings: pg.ClientConfig = {
    connectionString: url,
    application_name: 'mimer',
    connectionTimeoutMillis: secondsToConnect * 1000,
    statement_timeout: secondsAtMost * 1000,
    idle_in_transaction_session_timeout: 2 * secondsAtMost * 1000,
    // A server that is gone without a word is noticed here.
    query_timeout: (secondsAtMost + 5) * 1000,
    keepAlive: true,
  };
  await withClient(settings, url, migrate);
  const statements = createPool({ ...settings, max: connections }, onLost);
  // Apart, since whoever is in a transaction may have to wait for a statement outside of it.
  const transactions = createPool({ ...settings, max: Math.ceil(connections / 2) }, onLost);
  return {
    query: (statement, values) => run(statements, statement, values),
    transaction: work => inTransaction(transactions, work),
    connect: async () => {
      const client = new pg.Client({ ...settings, query_timeout: undefined });
      await client.connect();
      return client;
    },
    close: async () => {
      await Promise.all([statements.end(), transactions.end()]);
    },
  };
};

/** Runs `use` on a connection that is ended afterwards, for the start and for commands. */
const withClient = async <T>(
  settings: pg.ClientConfig,
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ ...settings, statement_timeout: 0, query_timeout: undefined });
  // What breaks it is told by the call that needed it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } catch (error) {
    throw connectionTrouble(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const createPool = (settings: pg.PoolConfig, onLost: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({ ...settings, idleTimeoutMillis: 60_000 });
  pool.on('error', onLost);
  return pool;
};

const run = async <Row>(
  queryable: Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>,
  { name, text, row }: Statement<Row>,
  values: Values = [],
): Promise<readonly Row[]> => {
  try {
    const { rows } = await queryable.query<Record<string, unknown>>({ name, text, values: [...values] });
    return rows.map(found => z.parse(row, found));
  } catch (error) {
    throw isOvertaken(error) ? error : databaseTrouble(error);
  }
};

const inTransaction = async <T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (!isOvertaken(error) || tries === mostTries) throw databaseTrouble(error);
    }
  }
};

const once = async <T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const lose = (error: Error) => (broken = error);
  client.on('error', lose);
  try {
    await client.query('BEGIN');
    const result = await work({ query: (statement, values) => run(client, statement, values) });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(lose);
    throw error;
  } finally {
    client.off('error', lose);
    // A connection that could not even take back is ended, and the transaction with it.
    client.release(broken);
  }
};
