import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics.ts';
import type { Contact } from '../store/postgres/watch-connections.ts';
import type { Backend } from './backend.ts';
import { openLowdbBackend } from './lowdb-backend.ts';
import { openPostgresBackend } from './postgres-backend.ts';

/** Opens what the settings name: the database, or else the data folder. */
export const openBackend = async (
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  { log, metrics }: { readonly log: Logger; readonly metrics: Pick<Metrics, 'gauge'> },
): Promise<Backend> => {
  if (databaseUrl === undefined) return openLowdbBackend(dataFolder);
  const backend = await openPostgresBackend({ url: databaseUrl, dataFolder, onContact: tellOf(log) });
  const connections = () => backend.connections();
  metrics.gauge('database_connections', 'Open connections to the database.', () => connections().open);
  metrics.gauge(
    'database_connections_idle',
    'Connections to the database that nobody uses.',
    () => connections().idle,
  );
  metrics.gauge(
    'database_waiting',
    'Calls that wait for a connection to the database.',
    () => connections().waiting,
  );
  return backend;
};

const tellOf = (log: Logger) => (contact: Contact) => {
  if (contact.state === 'found') log.info('the database answers again');
  else
    log.error({ reason: contact.reason }, 'the database does not answer; it is tried again with every call');
};
