import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFindings } from '../backup/findings.ts';
import { lacksSecret } from '../backup/folder-state.ts';
import type { Config } from '../config.ts';
import { openFileKeyStore } from '../keys/file-key-store.ts';
import { secretsFrom, type Secrets } from '../secrets.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { inspectRequests } from '../store/lowdb/inspect-requests.ts';
import { checkKeys } from './check-keys.ts';
import { messageOf, note, ok, trouble, type Finding } from '../finding.ts';

/** Looks at a data folder: who may read it, its secret, its keys and the requests of these jurisdictions. */
export async function* checkDataFolder(config: Config, ids: readonly string[]): AsyncGenerator<Finding> {
  const isUsable = yield* folderFindings(config.dataFolder);
  if (!isUsable) return;
  yield* privacy(config.dataFolder, 'the data folder');
  const secrets = yield* secret(config);
  yield* checkKeys(openFileKeyStore(config.dataFolder));
  for (const id of ids) yield* requests(join(config.dataFolder, id), secrets);
  yield note('nothing here can tell whether the disk is encrypted: personal data is on it, so it should be');
}

/** What others on the machine may read is no secret. Windows has no such modes. */
async function* privacy(path: string, what: string): AsyncGenerator<Finding> {
  const mode = (await stat(path)).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) yield ok(`${what} is its owner’s alone`);
  else yield trouble(`${what} ${path} has mode 0${mode.toString(8)}: chmod go= ${path}`);
}

async function* secret({ secret, dataFolder }: Config): AsyncGenerator<Finding, Secrets | undefined> {
  if (secret !== undefined) {
    yield ok('the secret comes from MIMER_SECRET');
    return secretsFrom(secret);
  }
  const file = join(dataFolder, 'secret');
  if (!(await exists(file))) {
    yield (await lacksSecret(dataFolder))
      ? trouble(
          `${file} is gone, and there are requests: put it back, since their tracking codes depend on it`,
        )
      : note('there is no secret yet; the first start makes one');
    return undefined;
  }
  yield* privacy(file, 'the secret file');
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept.length >= 32) return secretsFrom(kept);
  yield trouble(`${file} holds no secret: restore it, since tracking codes depend on it`);
  return undefined;
}

async function* requests(folder: string, secrets: Secrets | undefined): AsyncGenerator<Finding> {
  let count = 0;
  let orphans = 0;
  try {
    const broken = await inspectRequests(folder, ({ tracking, erasedOn }) => {
      count += 1;
      if (erasedOn === undefined && secrets?.byId(tracking.secretId) === undefined) orphans += 1;
    });
    for (const { path, cause } of broken) yield trouble(`${path}: ${messageOf(cause)}`);
    yield ok(`${folder}: ${count} requests`);
    if (orphans > 0)
      yield trouble(`${orphans} requests have tracking codes by a secret that is not in MIMER_SECRET`);
  } catch (error) {
    yield trouble(`${folder}: ${messageOf(error)}`);
  }
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
};
