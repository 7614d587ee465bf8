#!/usr/bin/env node
import { checkCommand } from './check-command.ts';
import { configFrom, ConfigError } from './config.ts';
import { JurisdictionError } from './jurisdictions/load.ts';
import { keyCommand } from './key-command.ts';
import { serve } from './serve.ts';
import { UsageError } from './usage-error.ts';

const usage = `mimer-server <command>

  serve                      answer requests until stopped
  check                      look at settings, jurisdictions and data; exit code 1 on trouble
  key create --label L --scopes S[,S…] [--client C] [--unit U] [--expires YYYY-MM-DD] [--test]
                             print a new API key, once
  key list                   list the keys
  key revoke ID              end a key at once

Scopes: requests:write desk:read desk:write desk:erase desk:sensitive. Settings come from the environment; README lists them.`;

const run = async ([command, ...rest]: string[]): Promise<void> => {
  const config = configFrom(process.env);
  switch (command) {
    case 'serve':
      return serve(config);
    case 'check':
      process.exitCode = (await checkCommand(config)) ? 0 : 1;
      return;
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

try {
  await run(process.argv.slice(2));
} catch (error) {
  // What the operator can mend gets a sentence; anything else is ours and shows where it happened.
  const isTheirs =
    error instanceof ConfigError || error instanceof JurisdictionError || error instanceof UsageError;
  console.error(isTheirs ? error.message : error);
  process.exitCode = 1;
}
