import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFindings } from '../backup/findings.ts';
import type { Config } from '../config.ts';
import { loadJurisdiction } from '../jurisdictions/load.ts';
import { nameOf } from '../store/postgres/connection-trouble.ts';
import { loadWebhooks } from '../webhooks/webhook-settings.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { messageOf, ok, trouble, type Finding } from '../finding.ts';

/**
 * Looks at settings, jurisdictions and data, beside a running server if there is one, or at a backup; prints a line for each
 * finding. Whether all is well. A wrong setting has stopped the command before.
 */
export const checkCommand = async ([backup]: readonly string[], config: Config): Promise<boolean> => {
  let isWell = true;
  for await (const { kind, text } of backup === undefined ? findings(config) : backupFindings(backup)) {
    if (kind === 'trouble') isWell = false;
    console.log(`${kind.padEnd(8)}${text}`);
  }
  return isWell;
};

async function* findings(config: Config): AsyncGenerator<Finding> {
  const { publicUrl, dataFolder, databaseUrl } = config;
  const place =
    databaseUrl === undefined ? `data in ${dataFolder}` : `data in the database ${nameOf(databaseUrl)}`;
  yield ok(`settings: ${publicUrl}, ${place}`);
  yield* webhooks(config.outbox.webhooksFile);
  const ids = yield* jurisdictions(config.jurisdictionsFolder);
  yield* databaseUrl === undefined
    ? checkDataFolder(config, ids)
    : checkDatabase({ url: databaseUrl, secret: config.secret ?? '', jurisdictions: ids });
}

async function* webhooks(file: string | undefined): AsyncGenerator<Finding> {
  if (file === undefined) return;
  try {
    yield ok(`webhooks: ${(await loadWebhooks(file)).map(({ id }) => id).join(', ')}`);
  } catch (error) {
    yield trouble(messageOf(error));
  }
}

async function* jurisdictions(root: string): AsyncGenerator<Finding, string[]> {
  const ids: string[] = [];
  try {
    const entries = await readdir(root, { withFileTypes: true });
    for (const { name } of entries.filter(entry => entry.isDirectory())) {
      try {
        const { profile, services, units } = await loadJurisdiction(join(root, name));
        ids.push(profile.id);
        yield ok(`jurisdiction ${profile.id}: ${services.size} services, ${units.size} units`);
      } catch (error) {
        yield trouble(messageOf(error));
      }
    }
    if (!entries.some(entry => entry.isDirectory())) yield trouble(`there is no jurisdiction in ${root}`);
  } catch (error) {
    yield trouble(messageOf(error));
  }
  return ids;
}
