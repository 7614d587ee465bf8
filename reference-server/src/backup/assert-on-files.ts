import type { Config } from '../config.ts';
import { OperatorError } from '../operator-error.ts';

/** @throws {@link OperatorError} where the requests are in PostgreSQL, which has its own backups. */
export const assertOnFiles = (config: Config): void => {
  if (!('databaseUrl' in config) || config.databaseUrl === undefined) return;
  throw new OperatorError(
    'With DATABASE_URL everything is in PostgreSQL, which makes its own backups, also while servers run: `pg_dump --format=custom --file=mimer.dump "$DATABASE_URL"`. `pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" mimer.dump` puts one back, with all servers stopped. So that the erased stay erased, dump the table mimer.erasures on its own before, and load it after: OPERATING.md says how. Keep MIMER_SECRET elsewhere: no tracking code works without it.',
  );
};
