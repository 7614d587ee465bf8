#!/usr/bin/env node
import { backupCommand } from './backup/backup-command.ts';
import { restoreCommand } from './backup/restore-command.ts';
import { checkCommand } from './check/check-command.ts';
import { configFrom, type Config } from './config.ts';
import { keyCommand } from './key-command.ts';
import { migrateCommand } from './migrate/migrate-command.ts';
import { operatorSentence } from './operator-sentence.ts';
import { withSecretFiles } from './secret-settings.ts';
import { serve } from './serve.ts';
import { UsageError } from './usage-error.ts';

const usage = `mimer-server <command>

  serve                      answer requests until stopped
  check [BACKUP]             look at settings, jurisdictions and data, or compare a backup with its list; exit code 1 on trouble
  key create --label L --scopes S[,S…] [--client C] [--unit U] [--expires YYYY-MM-DD] [--test]
                             print a new API key, once
  key list                   list the keys
  key revoke ID              end a key at once
  backup TO                  copy the data folder to a new folder TO, also while the server runs
  restore FROM [--replace] [--erasures FILE]…
                             make the data folder of a backup and erase again what was erased since. It must be empty or
                             absent; --replace moves a present one aside and keeps its erasures and keys. --erasures names
                             a log of erasures that was kept elsewhere. To be run as the user who runs the server
  migrate                    move the data folder to the database of DATABASE_URL, read it back and compare; may be run again
                             when it was interrupted. No server may use the folder meanwhile

Scopes: requests:write desk:read desk:write desk:erase desk:sensitive. Settings come from the environment; OPERATING.md lists them.`;

const run = async ([command, ...rest]: string[], config: Config): Promise<void> => {
  switch (command) {
    case 'serve':
      return serve(config);
    case 'check':
      process.exitCode = (await checkCommand(rest, config)) ? 0 : 1;
      return;
    case 'backup':
      return backupCommand(rest, config);
    case 'restore':
      return restoreCommand(rest, config);
    case 'migrate':
      return migrateCommand(rest, config);
    case 'key':
      return keyCommand(rest, config);
    case undefined:
    case 'help':
    case '--help':
      console.log(usage);
      return;
    default:
      throw new UsageError(`There is no command “${command}”.\n\n${usage}`);
  }
};

let dataFolder: string | undefined;
try {
  const config = configFrom(withSecretFiles(process.env));
  dataFolder = config.dataFolder;
  await run(process.argv.slice(2), config);
} catch (error) {
  // What the operator can mend gets a sentence; anything else is ours and shows where it happened.
  console.error(operatorSentence(error, dataFolder) ?? error);
  process.exitCode = 1;
}
