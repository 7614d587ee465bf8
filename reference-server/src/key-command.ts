import { parseArgs } from 'node:util';
import { scopes, type Scope } from '@melikgazi/mimer-sdk/contract';
import { assertDataFolder } from './backup/folder-state.ts';
import type { Config } from './config.ts';
import { openFileKeyStore } from './keys/file-key-store.ts';
import type { KeyStore } from './keys/key-store.ts';
import { openPostgresKeyStore } from './keys/postgres-key-store.ts';
import { openDatabase } from './store/postgres/database.ts';
import { UsageError } from './usage-error.ts';

/** `key create | list | revoke`: works beside a running server, which takes the change up at once. */
export const keyCommand = async (
  args: string[],
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
): Promise<void> => {
  if (databaseUrl === undefined) {
    await assertDataFolder(dataFolder);
    return change(args, openFileKeyStore(dataFolder));
  }
  const database = await openDatabase({ url: databaseUrl, connections: 1 });
  try {
    await change(args, openPostgresKeyStore(database));
  } finally {
    await database.close();
  }
};

const change = async ([command, ...rest]: string[], keys: KeyStore): Promise<void> => {
  switch (command) {
    case 'create': {
      // The key stands alone on standard output, so that a script can catch it; it is shown this once.
      console.log(await keys.create(newKeyFrom(rest), new Date()));
      return;
    }
    case 'list': {
      const list = await keys.list();
      console.table(
        list.map(({ id, label, client, scopes, unit, test, expiresAt, revokedAt }) => ({
          id,
          label,
          client,
          scopes: scopes.join(' '),
          unit: unit ?? '',
          test,
          expires: expiresAt ?? '',
          revoked: revokedAt ?? '',
        })),
      );
      return;
    }
    case 'revoke': {
      const [id] = rest;
      if (id === undefined) throw new UsageError('key revoke wants the id of a key; `key list` shows them.');
      if (!(await keys.revoke(id, new Date())))
        throw new UsageError(`There is no key “${id}”; \`key list\` shows them.`);
      return;
    }
    default:
      throw new UsageError('key wants create, list or revoke.');
  }
};

const isScope = (text: string): text is Scope => scopes.some(scope => scope === text);

const newKeyFrom = (args: string[]) => {
  const { label, scopes: list, client, unit, expires, test } = optionsFrom(args);
  if (label === undefined || list === undefined)
    throw new UsageError('key create wants --label and --scopes.');
  const wanted = list.split(',').map(scope => scope.trim());
  const unknown = wanted.find(scope => !isScope(scope));
  if (unknown !== undefined)
    throw new UsageError(`There is no scope “${unknown}”: they are ${scopes.join(', ')}.`);
  if (expires !== undefined && Number.isNaN(Date.parse(expires)))
    throw new UsageError(`--expires wants a day such as 2027-12-31, not “${expires}”.`);
  return {
    label,
    scopes: wanted.filter(isScope),
    ...(client !== undefined && { client }),
    ...(unit !== undefined && { unit }),
    ...(expires !== undefined && { expiresAt: new Date(expires).toISOString() }),
    test: test ?? false,
  };
};

const optionsFrom = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        label: { type: 'string' },
        scopes: { type: 'string' },
        client: { type: 'string' },
        unit: { type: 'string' },
        expires: { type: 'string' },
        test: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};
