import { join, resolve } from 'node:path';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import { ownFolder } from '../store/lowdb/folder-owner.ts';
import type { Webhook } from '../webhooks/webhook-settings.ts';
import { assertApart } from './assert-apart.ts';
import type { Disk } from './disk.ts';
import { eraseRestored } from './erase-restored.ts';
import { finishedRestoreFolder, restoreFolder } from './folder-state.ts';
import { assertLogsUsable, logsIn, namedLogs } from './erasure-logs.ts';
import type { Manifest } from './manifest.ts';
import { prepareRestore } from './prepare-restore.ts';
import { putBack } from './put-back.ts';
import { verifyBackup } from './verify.ts';

export interface RestoreOptions {
  readonly from: string;
  /** Absent or empty, or left by a restore that was interrupted; with `replace` it may be anything. */
  readonly dataFolder: string;
  /** Moves a present data folder aside; what was erased or revoked in it stays so. */
  readonly replace: boolean;
  /** Further logs of erasures, named as they are in a data folder. */
  readonly erasureLogs: readonly string[];
  readonly jurisdictions: readonly JurisdictionData[];
  readonly webhooks: readonly Webhook[];
  readonly disk: Disk;
  /** Stops it; it can be run again. */
  readonly signal: AbortSignal;
  /** Told how it goes, in sentences. */
  readonly say: (sentence: string) => void;
  readonly clock: () => Date;
}

export interface RestoreReport {
  readonly manifest: Manifest;
  /** Where what was there before is now. */
  readonly movedTo: string | undefined;
  /** How many requests were erased that the backup still had. */
  readonly erasedAgain: number;
}

/**
 * Makes a data folder of a backup, and erases in it what was erased since, as far as its logs, those of the folder that
 * is replaced and those that were named know. Nothing is changed before the backup was compared with its list. Until all is done
 * the folder is marked, so that no server uses it; run again, it begins anew and forgets no log.
 *
 * @throws {@link OperatorError} where the backup is not whole, or the data folder is in use or not empty.
 */
export const restore = async (options: RestoreOptions): Promise<RestoreReport> => {
  const { disk, signal, say } = options;
  const dataFolder = resolve(options.dataFolder);
  const from = resolve(options.from);
  assertApart(from, dataFolder);
  const manifest = await verifyBackup(from, { signal, say });
  const named = namedLogs(options.erasureLogs);
  await assertLogsUsable([...(await logsIn(from)), ...named], options.jurisdictions);
  const movedTo = await prepareRestore({ ...options, dataFolder }, named);
  const ownership = await ownFolder(dataFolder);
  try {
    await putBack(from, dataFolder, { disk, signal });
    say('All files are back; what was erased since is erased again.');
    signal.throwIfAborted();
    const erasedAgain = await eraseRestored({ ...options, dataFolder });
    await disk.rename(join(dataFolder, restoreFolder), join(dataFolder, finishedRestoreFolder));
    await disk.syncFolder(dataFolder);
    await disk.remove(join(dataFolder, finishedRestoreFolder));
    return { manifest, movedTo, erasedAgain };
  } finally {
    await ownership.release();
  }
};
