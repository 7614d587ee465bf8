import { assertDataFolder } from '../backup/folder-state.ts';
import { counted } from '../backup/counted.ts';
import { untilStopped } from '../backup/until-stopped.ts';
import { ConfigError, type Config } from '../config.ts';
import { OperatorError } from '../operator-error.ts';
import { keptSecretIn } from '../secret-file.ts';
import { openDatabase } from '../store/postgres/database.ts';
import { UsageError } from '../usage-error.ts';
import { migrate, type MigrateReport } from './migrate.ts';

/** `migrate`: from the data folder to the database. */
export const migrateCommand = async (args: readonly string[], config: Config): Promise<void> => {
  if (args.length > 0) throw new UsageError('migrate takes no arguments: MIMER_DATA goes to DATABASE_URL.');
  const { dataFolder, databaseUrl } = config;
  if (databaseUrl === undefined)
    throw new ConfigError('migrate wants DATABASE_URL: the PostgreSQL database that everything is to go to.');
  await assertDataFolder(dataFolder);
  await assertSecretGoesAlong(config);
  const say = (sentence: string) => console.log(sentence);
  const database = await openDatabase({ url: databaseUrl });
  try {
    await untilStopped(async signal => {
      try {
        const report = await migrate({ dataFolder, database, signal, say, now: new Date() });
        for (const sentence of summary(report, dataFolder)) say(sentence);
      } catch (error) {
        if (!signal.aborted) throw error;
        throw new OperatorError('The migration was stopped: run it again, and it goes on where it was.');
      }
    });
  } finally {
    await database.close();
  }
};

/** Without it no tracking code would open anything any more. */
const assertSecretGoesAlong = async ({ dataFolder, secret }: Config): Promise<void> => {
  const kept = await keptSecretIn(dataFolder);
  if (kept === undefined || secret?.split(',').some(one => one.trim() === kept) === true) return;
  throw new OperatorError(
    `Tracking codes depend on the secret in ${dataFolder}: set MIMER_SECRET to what is in the file “secret” there, after a comma if there is another already. All servers need the same from now on.`,
  );
};

function* summary({ keys, jurisdictions }: MigrateReport, dataFolder: string): Generator<string> {
  for (const [id, { requests, attachments, erasures, others }] of Object.entries(jurisdictions)) {
    yield `${id}: ${counted(requests, 'request')}, ${counted(attachments, 'attachment')}, ${counted(erasures, 'erasure')}, each read back from the database and the same.`;
    if (others > 0)
      yield `${id}: the database has ${counted(others, 'request')} more, which were there before.`;
  }
  yield `${counted(keys, 'API key')}. Start all servers with DATABASE_URL and MIMER_SECRET from now on; none starts on ${dataFolder} by mistake. Keep that folder until a backup of the database was made and tried.`;
}
