import type { Backend } from '../../reference-server/src/backends/backend.ts';
import { openPostgresBackend } from '../../reference-server/src/backends/postgres-backend.ts';
import { openDatabase, type Database } from '../../reference-server/src/store/postgres/database.ts';
import { postgresBinaries } from '../support/postgres/binaries.ts';
import { startCluster } from '../support/postgres/cluster.ts';
import { within } from './within.ts';
import type { Measured, RowResult } from './row.ts';
import { serverEnvironment } from './seed/setting.ts';

/** A PostgreSQL that nobody else uses, with the server's tables and the settings that it comes with. */
export interface PrivateDatabase {
  readonly url: string;
  readonly database: Database;
  readonly backend: Backend;
  /** Settings for a server of the benchmark on it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts one for as long as `measure` takes, unless PostgreSQL is not installed. */
export const withDatabase = async (
  dataFolder: string,
  measure: (database: PrivateDatabase) => Promise<Measured>,
): Promise<RowResult> => {
  if (postgresBinaries() === undefined)
    return {
      notRun: 'PostgreSQL is not installed: install it, or name the folder of its programs in POSTGRES_BIN.',
    };
  return within(async scope => {
    // Nothing else does while the cluster, which tests need not wait for, is being stopped.
    const staysAlive = setInterval(() => undefined, 60_000);
    scope.after(() => clearInterval(staysAlive));
    const { url } = await startCluster(scope);
    const backend = await openPostgresBackend({ url, dataFolder });
    scope.after(() => backend.close());
    const database = await openDatabase({ url });
    scope.after(() => database.close());
    return measure({
      url,
      database,
      backend,
      environment: { ...serverEnvironment(dataFolder), DATABASE_URL: url },
    });
  });
};
