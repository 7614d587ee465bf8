import * as z from 'zod/mini';
import { openPostgresKeyStore } from '../keys/postgres-key-store.ts';
import { secretsFrom, type Secrets } from '../secrets.ts';
import { lookAtDatabase } from '../store/postgres/database.ts';
import { migrations } from '../store/postgres/migrations/index.ts';
import { readSettings, type DatabaseSettings } from '../store/postgres/settings.ts';
import type { Session } from '../store/postgres/statement.ts';
import { checkKeys } from './check-keys.ts';
import { messageOf, note, ok, trouble, type Finding } from '../finding.ts';

export interface DatabaseCheck {
  readonly url: string;
  readonly secret: string;
  readonly jurisdictions: readonly string[];
}

/** Looks at a database, without changing anything: whether it can be reached and written, what it promises, and what is in it. */
export async function* checkDatabase({ url, secret, jurisdictions }: DatabaseCheck): AsyncGenerator<Finding> {
  yield* wayTo(url);
  try {
    // Nothing can be handed out while the connection is in use by who made it.
    yield* await lookAtDatabase(url, session =>
      collected(findings(session, secretsFrom(secret), jurisdictions)),
    );
  } catch (error) {
    yield trouble(messageOf(error));
  }
  yield note(
    'nothing here can tell whether the database’s disk is encrypted: personal data is on it, so it should be',
  );
}

const collected = async (all: AsyncIterable<Finding>): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  for await (const finding of all) found.push(finding);
  return found;
};

/** Personal data and a password cross the network to a database on another machine. */
function* wayTo(url: string): Generator<Finding> {
  const parsed = new URL(url);
  const isLocal = /^(|localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed.hostname);
  const isEncrypted = /^(require|verify-ca|verify-full)$/.test(parsed.searchParams.get('sslmode') ?? '');
  if (!isLocal && !isEncrypted)
    yield note(
      'DATABASE_URL names another machine and does not ask for TLS: add ?sslmode=verify-full unless the network between is yours alone',
    );
}

async function* findings(
  session: Session,
  secrets: Secrets,
  jurisdictions: readonly string[],
): AsyncGenerator<Finding> {
  const settings = await readSettings(session);
  if (settings === undefined) return;
  yield* promises(settings);
  if (!settings.hasTables) {
    yield note('the database has no tables yet; the first start makes them');
    return;
  }
  const [tables] = await session.query(tablesVersion);
  const version = tables?.version ?? 0;
  if (version !== migrations.length) {
    const isOlder = version < migrations.length;
    yield isOlder
      ? note(`the tables are of version ${version}; the next start brings them to ${migrations.length}`)
      : trouble(
          `the tables are of version ${version}, and this server knows ${migrations.length}: a newer one has been here`,
        );
    return;
  }
  yield ok(`tables of version ${version}`);
  yield* checkKeys(openPostgresKeyStore(session));
  for (const jurisdiction of jurisdictions) yield* requests(session, jurisdiction, secrets);
}

/** What was acknowledged may be lost where the database itself promises less. */
function* promises(settings: DatabaseSettings): Generator<Finding> {
  yield ok(`PostgreSQL ${settings.version}, encoding ${settings.encoding}`);
  if (settings.readOnly) yield trouble('the database is read-only: DATABASE_URL must name the primary');
  if (settings.encoding !== 'UTF8')
    yield trouble('the database’s encoding can’t hold every letter: it must be UTF8');
  if (!settings.fsync) yield trouble('fsync is off: what was acknowledged is lost when the machine fails');
  if (settings.synchronousCommit === 'off')
    yield trouble('synchronous_commit is off: what was acknowledged last is lost when PostgreSQL fails');
  if (!settings.fullPageWrites)
    yield trouble(
      'full_page_writes is off: a power cut may break what was stored long ago, unless the file system never tears a page',
    );
}

async function* requests(session: Session, jurisdiction: string, secrets: Secrets): AsyncGenerator<Finding> {
  const rows = await session.query(requestsBySecret, [jurisdiction]);
  const sum = (counted: typeof rows) => counted.reduce((all, { count }) => all + count, 0);
  yield ok(`${jurisdiction}: ${sum(rows)} requests`);
  const orphans = sum(rows.filter(({ secret }) => secret !== null && secrets.byId(secret) === undefined));
  if (orphans > 0)
    yield trouble(`${orphans} requests have tracking codes by a secret that is not in MIMER_SECRET`);
}

const tablesVersion = {
  name: 'tables-version',
  text: 'SELECT coalesce(max(version), 0) AS version FROM mimer.migrations',
  row: z.object({ version: z.number() }),
};

/** A request whose personal data was erased has no tracking code any more. */
const requestsBySecret = {
  name: 'requests-by-secret',
  text: `SELECT tracking->>'secretId' AS secret, count(*)::float8 AS count
    FROM mimer.requests WHERE jurisdiction = $1 GROUP BY 1`,
  row: z.object({ secret: z.nullable(z.string()), count: z.number() }),
};
