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

/** Numbers of connections, and of those who wait for one. */
export interface Connections {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

/** The PostgreSQL database that the server keeps everything in, shared with other processes. */
export interface Database extends Session {
  /**
   * Runs `work` in one transaction and commits it, or takes everything back when it throws. It is run again, from the
   * start, when another transaction got in its way.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Runs `work` once, while a transaction of its own holds what `lock` has locked. `work` may use all else that a
   * database offers, but may not hold anything itself.
   */
  holding<T>(lock: Statement<unknown>, values: Values, work: () => Promise<T>): Promise<T>;
  /** Runs `work` on a connection of its own, which is ended afterwards; it may take as long as it wants. */
  alone<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** A connection of its own, for whoever has to keep one; nobody else ends it. */
  connect(): Promise<pg.Client>;
  /** How the connections for statements and transactions are used at this moment. */
  connections(): Connections;
  close(): Promise<void>;
}

const withoutLimits = {
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  query_timeout: undefined,
} satisfies pg.ClientConfig;

/** Also how long a statement waits for a connection that is free. */
const secondsToConnect = 20;
/** Longer than any statement of ours takes, on the largest tables. */
const secondsAtMost = 30;
const mostTries = 5;
const secondsToNotice = 10;
/** Of those who hold something; more of them wait. */
const mostHolding = 2;

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
    keepAliveInitialDelayMillis: secondsToNotice * 1000,
    // Compiling takes longer than any statement of ours.
    options: '-c jit=off',
  };
  await withClient(settings, url, migrate);
  const statements = createPool({ ...settings, max: connections }, onLost);
  // Apart, since whoever is in a transaction may have to wait for a statement outside of it.
  const transactions = createPool({ ...settings, max: Math.ceil(connections / 2) }, onLost);
  // Apart from those, since whoever holds something waits for transactions.
  const holders = createPool({ ...settings, max: mostHolding }, onLost);
  return {
    query: (statement, values) => again(() => run(statements, statement, values)),
    transaction: work => again(() => once(transactions, work)),
    holding: (lock, values, work) => hold(holders, lock, values, work),
    alone: work => onItsOwn({ ...settings, ...withoutLimits }, work),
    connect: async () => {
      const client = new pg.Client({ ...settings, query_timeout: undefined });
      // It may break before whoever wants it can listen.
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    connections: () => {
      const pools = [statements, transactions, holders];
      const sum = (count: (pool: pg.Pool) => number) => pools.reduce((all, pool) => all + count(pool), 0);
      return {
        open: sum(({ totalCount }) => totalCount),
        idle: sum(({ idleCount }) => idleCount),
        waiting: sum(({ waitingCount }) => waitingCount),
      };
    },
    close: async () => {
      await Promise.all([statements, transactions, holders].map(pool => pool.end()));
    },
  };
};

/**
 * Looks at a database as it is, without bringing its tables up to date.
 *
 * @throws {@link DatabaseError} likewise.
 */
export const lookAtDatabase = <T>(url: string, look: (session: Session) => Promise<T>): Promise<T> =>
  withClient(
    { connectionString: url, application_name: 'mimer', connectionTimeoutMillis: secondsToConnect * 1000 },
    url,
    client => look({ query: (statement, values) => run(client, statement, values) }),
  );

/** Runs `use` on a connection that is ended afterwards, for the start and for commands. */
const withClient = async <T>(
  settings: pg.ClientConfig,
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ ...settings, ...withoutLimits });
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

const onItsOwn = async <T>(settings: pg.ClientConfig, work: (session: Session) => Promise<T>): Promise<T> => {
  const client = new pg.Client(settings);
  // What breaks it is told by the call that needed it.
  client.on('error', () => undefined);
  try {
    await troubled(client.connect());
    return await work({ query: (statement, values) => run(client, statement, values) });
  } finally {
    await client.end().catch(() => undefined);
  }
};

const createPool = (settings: pg.PoolConfig, onLost: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({ ...settings, idleTimeoutMillis: 60_000 });
  pool.on('error', onLost);
  // Whoever was using it has heard of the first error; others may follow while it ends.
  pool.on('connect', client => client.on('error', () => undefined));
  return pool;
};

const run = async <Row>(
  queryable: Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>,
  { name, text, row }: Statement<Row>,
  values: Values = [],
): Promise<readonly Row[]> => {
  const config = { text, values: values.map(storable), ...(name !== undefined && { name }) };
  const { rows } = await troubled(queryable.query<Record<string, unknown>>(config));
  return rows.map(found => z.parse(row, found));
};

// PostgreSQL's texts have no U+0000, and nothing that is looked up is spelled with one: what is asked for with it is not found.
const storable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(storable);
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
};

/** What the driver is asked, with its errors as ours. */
const troubled = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    forgetRows(error);
    throw isOvertaken(error) ? error : databaseTrouble(error);
  }
};

/** What the database adds to its message repeats the row that it refused, and so whatever people wrote. */
const forgetRows = (error: unknown): void => {
  if (!(error instanceof pg.DatabaseError)) return;
  error.detail = undefined;
  error.where = undefined;
};

/** Does once more what another transaction got in the way of: of that, nothing was done. */
const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      if (tries === mostTries) throw databaseTrouble(error);
    }
  }
};

const once = async <T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> => {
  const client = await troubled(pool.connect());
  let broken: Error | undefined;
  const lose = (error: Error) => (broken = error);
  client.on('error', lose);
  try {
    await troubled(client.query('BEGIN'));
    const result = await work({ query: (statement, values) => run(client, statement, values) });
    await troubled(client.query('COMMIT'));
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

/** What `work` did is done, whatever becomes of the lock; so nothing of it is taken back or repeated. */
const hold = async <T>(
  pool: pg.Pool,
  lock: Statement<unknown>,
  values: Values,
  work: () => Promise<T>,
): Promise<T> => {
  const outcomes: ({ readonly result: T } | { readonly error: unknown })[] = [];
  try {
    await once(pool, async session => {
      await session.query(lock, values);
      try {
        outcomes.push({ result: await work() });
      } catch (error) {
        outcomes.push({ error });
      }
    });
  } catch (error) {
    if (outcomes.length === 0) throw isOvertaken(error) ? databaseTrouble(error) : error;
  }
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('The work was never begun.');
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
};
