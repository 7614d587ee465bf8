import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { OperatorError } from './operator-error.ts';
import { DurableFolders } from './store/lowdb/durable-folders.ts';
import { temporaryEnding } from './store/lowdb/durable-json-file.ts';
import { errorCode, type FileSystem } from './store/lowdb/file-system.ts';
import { nodeFileSystem } from './store/lowdb/node-file-system.ts';

/**
 * The secret kept in the data folder, made at the first start; two processes that start at once agree on one. Resolves
 * when it would survive a power cut: receipts depend on it.
 */
export const secretIn = async (
  dataFolder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<string> => {
  const folder = resolve(dataFolder);
  await new DurableFolders(fileSystem, folder).ensure(folder);
  const file = join(folder, 'secret');
  if ((await fileSystem.readFile(file)) === undefined) await makeSecret(file, fileSystem);
  // Also where it was there: the process that made it may have died, or be about to, before it could.
  await fileSystem.syncFolder(folder);
  return secretFrom(await fileSystem.readFile(file), file);
};

/** The secret kept in the data folder, where there is one. */
export const keptSecretIn = async (
  dataFolder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<string | undefined> => {
  const file = join(dataFolder, 'secret');
  const text = await fileSystem.readFile(file);
  return text === undefined ? undefined : secretFrom(text, file);
};

const makeSecret = async (path: string, fileSystem: FileSystem): Promise<void> => {
  const candidate = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
  try {
    const file = await fileSystem.createFile(candidate);
    try {
      await file.write(`${randomBytes(32).toString('base64url')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await fileSystem.link(candidate, path);
  } catch (error) {
    // Another process was first.
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await fileSystem.unlink(candidate).catch(() => undefined);
  }
};

const secretFrom = (text: string | undefined, file: string): string => {
  const secret = (text ?? '').trim();
  if (secret.length < 32)
    throw new OperatorError(`${file} holds no secret: restore it, since tracking codes depend on it.`);
  return secret;
};
