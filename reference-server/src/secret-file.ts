import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OperatorError } from './operator-error.ts';
import { DurableFolders } from './store/lowdb/durable-folders.ts';
import { nodeFileSystem } from './store/lowdb/node-file-system.ts';

/** The secret kept in the data folder, made at the first start; two processes that start at once agree on one. */
export const secretIn = async (dataFolder: string): Promise<string> => {
  await new DurableFolders(nodeFileSystem, resolve(dataFolder)).ensure(resolve(dataFolder));
  const file = join(dataFolder, 'secret');
  try {
    return await readSecret(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const candidate = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(candidate, `${randomBytes(32).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    await link(candidate, file).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  } finally {
    await rm(candidate, { force: true });
  }
  await chmod(file, 0o600);
  return readSecret(file);
};

/** The secret kept in the data folder, where there is one. */
export const keptSecretIn = async (dataFolder: string): Promise<string | undefined> => {
  try {
    return await readSecret(join(dataFolder, 'secret'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const readSecret = async (file: string): Promise<string> => {
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new OperatorError(`${file} holds no secret: restore it, since tracking codes depend on it.`);
  return secret;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
