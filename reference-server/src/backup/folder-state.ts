import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNotMigrated } from '../migrate/migrated-marker.ts';
import { OperatorError } from '../operator-error.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { FolderContents } from '../store/lowdb/folder-contents.ts';
import { isOwnerSocket } from '../store/lowdb/folder-owner.ts';
import { formatOf } from '../store/lowdb/folder-format.ts';
import { keptSecretIn } from '../secret-file.ts';
import { manifestFile, unfinishedBackupFile } from './manifest.ts';

/** In a data folder that is being restored: the logs of erasures and the keys that must outlive it. */
export const restoreFolder = '.restore';
/** The same before it is complete, and when it is of no more use. */
export const preparedRestoreFolder = '.restore-prepared';
export const finishedRestoreFolder = '.restore-finished';

/** What becomes a data folder when the one that it replaces was moved aside. */
export const folderBeside = (dataFolder: string): string => `${dataFolder}.restoring`;

/** Whether something in a folder makes it no less empty: a disk of its own has its own at the top. */
export const isNobodys = (name: string): boolean =>
  ['lost+found', preparedRestoreFolder].includes(name) || isOwnerSocket(name);

/** What is at a path where a folder may be. */
export type FolderState = 'absent' | 'empty' | 'unfinished restore' | 'unfinished backup' | 'backup' | 'used';

/** @throws {@link OperatorError} where there is a file. */
export const folderState = async (path: string): Promise<FolderState> => {
  const names = await namesIn(path);
  if (names === undefined) return 'absent';
  if (names.every(isNobodys)) return 'empty';
  if (names.includes(restoreFolder)) return 'unfinished restore';
  if (names.includes(unfinishedBackupFile)) return 'unfinished backup';
  return names.includes(manifestFile) ? 'backup' : 'used';
};

/**
 * Makes sure that a folder may be used as a data folder, or become one.
 *
 * @throws {@link OperatorError} where it is a file, a backup, half copied, of another version, or was moved to a database.
 */
export const assertDataFolder = async (dataFolder: string): Promise<void> => {
  const state = await folderState(dataFolder);
  const isHalfMoved =
    state === 'absent' && (await folderState(folderBeside(dataFolder))) === 'unfinished restore';
  switch (isHalfMoved ? 'unfinished restore' : state) {
    case 'unfinished restore':
      throw new OperatorError(
        `A restore into ${dataFolder} was not finished: run \`mimer-server restore\` with the same backup again.`,
      );
    case 'unfinished backup':
      throw new OperatorError(
        `${dataFolder} is a backup that was not finished: set MIMER_DATA to the data folder, and delete this one.`,
      );
    case 'backup':
      throw new OperatorError(
        `${dataFolder} is a backup, and using it would change it: set MIMER_DATA to another folder, and run \`mimer-server restore ${dataFolder}\`.`,
      );
    case 'absent':
    case 'empty':
    case 'used':
      await formatOf(dataFolder);
      await assertNotMigrated(dataFolder);
  }
};

/**
 * Makes sure that a data folder may be served. `secret` is the operator's own, where they set one.
 *
 * @throws {@link OperatorError} where it must not be served.
 */
export const assertServable = async (dataFolder: string, secret: string | undefined): Promise<void> => {
  await assertDataFolder(dataFolder);
  if (secret === undefined && (await lacksSecret(dataFolder)))
    throw new OperatorError(
      `${dataFolder} has requests, but the file ${join(dataFolder, 'secret')} is gone: put it back from a backup, or set MIMER_SECRET to what was in it. With a new secret, no citizen could open a request with the tracking code on their receipt; where the old one is lost for good, set MIMER_SECRET to a new one.`,
    );
};

/** Whether there are requests, and not the secret in the folder that they may have been made with. */
export const lacksSecret = async (dataFolder: string): Promise<boolean> =>
  (await keptSecretIn(dataFolder)) === undefined && (await hasRequests(dataFolder));

const hasRequests = async (dataFolder: string): Promise<boolean> => {
  const contents = new FolderContents(dataFolder);
  for (const jurisdiction of await contents.jurisdictions())
    for await (const _document of contents.documents(jurisdiction)) return true;
  return false;
};

const namesIn = async (path: string): Promise<string[] | undefined> => {
  try {
    if (!(await stat(path)).isDirectory())
      throw new OperatorError(`${path} is a file: name a folder in its place.`);
    return await readdir(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};
