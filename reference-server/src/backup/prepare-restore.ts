import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { FolderContents } from '../store/lowdb/folder-contents.ts';
import { ownFolder } from '../store/lowdb/folder-owner.ts';
import type { Disk } from './disk.ts';
import { assertLogsUsable, logsIn, type LogFile } from './erasure-logs.ts';
import { folderBeside, folderState, preparedRestoreFolder, restoreFolder } from './folder-state.ts';
import type { RestoreOptions } from './restore.ts';

/**
 * Makes the data folder one that is being restored, marked and with all that must outlive it: the named logs, the logs and
 * keys of a folder that it replaces. However it is interrupted, either the present folder is where it was, or running it
 * again finds what is to be kept.
 *
 * @returns Where a replaced folder is now.
 */
export const prepareRestore = async (
  options: RestoreOptions,
  named: readonly LogFile[],
): Promise<string | undefined> => {
  const { dataFolder, disk, replace } = options;
  const beside = folderBeside(dataFolder);
  const state = await folderState(dataFolder);
  // The present folder had been moved aside already.
  const isHalfMoved = state === 'absent' && (await folderState(beside)) === 'unfinished restore';
  if (isHalfMoved) await moveIntoPlace(beside, dataFolder, disk);
  if (isHalfMoved || state === 'unfinished restore') {
    await keepLogs(join(dataFolder, restoreFolder), named, disk);
    return undefined;
  }
  if (state === 'absent' || state === 'empty') {
    await disk.makeFolder(dataFolder);
    await disk.syncFolder(dirname(dataFolder));
    await mark(dataFolder, disk, kept => keepLogs(kept, named, disk));
    return undefined;
  }
  if (!replace)
    throw new OperatorError(
      `${dataFolder} is not empty, and nothing in it is overwritten: move it away first, or have it moved aside with --replace.`,
    );
  await disk.remove(beside);
  return replaceFolder(options, beside, named);
};

const replaceFolder = async (
  { dataFolder, disk, jurisdictions, clock }: RestoreOptions,
  beside: string,
  named: readonly LogFile[],
): Promise<string> => {
  const contents = new FolderContents(dataFolder);
  const present = await logsIn(dataFolder);
  await assertLogsUsable(present, jurisdictions);
  const owned = [];
  try {
    for (const jurisdiction of await contents.jurisdictions())
      owned.push(await ownFolder(join(dataFolder, jurisdiction)));
    await disk.makeFolder(beside);
    await mark(beside, disk, async kept => {
      await keepLogs(kept, [...named, ...present], disk);
      await disk.makeFolder(join(kept, 'keys'));
      for (const key of await contents.keys()) await disk.copy(join(dataFolder, key), join(kept, key));
    });
    const movedTo = `${dataFolder}.replaced-${clock().toISOString().replaceAll(/[:.]/g, '')}`;
    await moveAside(dataFolder, movedTo, disk);
    await moveIntoPlace(beside, dataFolder, disk);
    return movedTo;
  } finally {
    await Promise.all(owned.map(({ release }) => release()));
  }
};

/** Puts the mark into a folder at once, with all that is to be kept. */
const mark = async (folder: string, disk: Disk, fill: (kept: string) => Promise<void>): Promise<void> => {
  const prepared = join(folder, preparedRestoreFolder);
  await disk.remove(prepared);
  await disk.makeFolder(prepared);
  await fill(prepared);
  await disk.syncFolder(prepared);
  await disk.rename(prepared, join(folder, restoreFolder));
  await disk.syncFolder(folder);
};

/** Each set of logs in a folder of its own, since they have the same names. */
const keepLogs = async (kept: string, logs: readonly LogFile[], disk: Disk): Promise<void> => {
  for (const { path } of logs) {
    const folder = join(kept, `logs-${randomBytes(6).toString('hex')}`);
    await disk.makeFolder(folder);
    await disk.copy(path, join(folder, basename(path)));
    await disk.syncFolder(folder);
  }
  await disk.syncFolder(kept);
};

const moveAside = async (dataFolder: string, movedTo: string, disk: Disk): Promise<void> => {
  try {
    await disk.rename(dataFolder, movedTo);
  } catch (error) {
    if (!['EBUSY', 'EXDEV', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    throw new OperatorError(
      `${dataFolder} can’t be renamed, perhaps since it is a disk of its own: move what is in it away, and name the logs of erasures among it with --erasures.`,
    );
  }
  await disk.syncFolder(dirname(dataFolder));
};

const moveIntoPlace = async (beside: string, dataFolder: string, disk: Disk): Promise<void> => {
  await disk.rename(beside, dataFolder);
  await disk.syncFolder(dirname(dataFolder));
};
