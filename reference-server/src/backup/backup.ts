import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { FolderContents } from '../store/lowdb/folder-contents.ts';
import { assertApart } from './assert-apart.ts';
import { copyFolder } from './copy-folder.ts';
import { Copying } from './copying.ts';
import type { Disk } from './disk.ts';
import { assertDataFolder, folderState } from './folder-state.ts';
import { unfinishedBackupFile, type ManifestSums } from './manifest.ts';
import { seal } from './seal.ts';

export interface BackupOptions {
  readonly dataFolder: string;
  /** The folder that the backup becomes; absent or empty. */
  readonly to: string;
  readonly disk: Disk;
  /** Stops it; then nothing is left of it. */
  readonly signal: AbortSignal;
  /** Told how it goes, in sentences. */
  readonly say: (sentence: string) => void;
  readonly now: Date;
  /** The version of this server. */
  readonly version: string;
}

export interface BackupReport {
  readonly sums: ManifestSums;
  /** Requests that name attachments which are gone although nobody erased them: the data folder itself is damaged. */
  readonly lacking: readonly string[];
}

/**
 * Copies a data folder, also while a server writes it. The copy has its name only once all of it would survive a power
 * cut; before, it has that name with `.unfinished-…` behind, and nobody takes it for a backup.
 *
 * All that was acknowledged before it began is in it. What was erased until its end is erased by a restore.
 *
 * @throws {@link OperatorError} where there is nothing to copy, or something in the way.
 */
export const backup = async (options: BackupOptions): Promise<BackupReport> => {
  const { disk, signal, say, now, version } = options;
  const dataFolder = resolve(options.dataFolder);
  const to = resolve(options.to);
  await assertDataFolder(dataFolder);
  if ((await folderState(dataFolder)) !== 'used')
    throw new OperatorError(`There is nothing in ${dataFolder} yet: is MIMER_DATA the data folder?`);
  assertApart(dataFolder, to);
  await assertRoomFor(to);
  for (const leftover of await unfinishedAt(to))
    say(
      `${leftover} is left of a backup that was not finished: delete it, unless one is being made there now.`,
    );
  const target = `${to}.unfinished-${randomBytes(4).toString('hex')}`;
  const unfinished = join(target, unfinishedBackupFile);
  try {
    await disk.makeFolder(target);
    await disk.write(unfinished, 'This backup was not finished. It can be deleted.\n');
    const contents = new FolderContents(dataFolder);
    const { broken, lacking } = await copyFolder(new Copying({ contents, target, disk, signal }), say);
    const sums = await seal(target, {
      head: { server: version, at: now.toISOString() },
      broken,
      disk,
      signal,
      say,
    });
    signal.throwIfAborted();
    await disk.remove(unfinished);
    await disk.syncFolder(target);
    await disk.rename(target, to);
    await disk.syncFolder(dirname(to));
    return { sums, lacking };
  } catch (error) {
    await disk.remove(target).catch(() => undefined);
    throw error;
  }
};

const assertRoomFor = async (to: string): Promise<void> => {
  const state = await folderState(to);
  if (state !== 'absent' && state !== 'empty')
    throw new OperatorError(`${to} is not empty: name a new folder for each backup.`);
  const above = dirname(to);
  if ((await folderState(above)) === 'absent')
    throw new OperatorError(`There is no folder ${above} to make the backup in: is its disk mounted?`);
  if (state === 'empty' && (await stat(to)).dev !== (await stat(above)).dev)
    throw new OperatorError(`${to} is a disk of its own, which can’t be renamed: name a new folder on it.`);
};

const unfinishedAt = async (to: string): Promise<string[]> => {
  const above = dirname(to);
  const names = await readdir(above);
  return names.filter(name => name.startsWith(`${basename(to)}.unfinished-`)).map(name => join(above, name));
};
