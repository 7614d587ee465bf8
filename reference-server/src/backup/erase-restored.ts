import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createAttachments } from '../attachments/attachments.ts';
import { openLowdbBackend } from '../backends/lowdb-backend.ts';
import { eraseAgain } from '../erasures/erase-again.ts';
import type { LoggedErasure } from '../erasures/erasure-log.ts';
import { mergeErasures } from '../erasures/merge-erasures.ts';
import { oweMessages } from '../notifications/owe-messages.ts';
import { erasureLogEnding } from '../store/lowdb/folder-contents.ts';
import { documentPath } from '../store/lowdb/request-files.ts';
import type { Disk } from './disk.ts';
import { entriesOf, logsIn } from './erasure-logs.ts';
import { restoreFolder } from './folder-state.ts';
import type { RestoreOptions } from './restore.ts';

/**
 * Merges the logs of erasures that were kept into those of the restored folder, and erases what they name.
 *
 * @returns How many requests there were to erase.
 */
export const eraseRestored = async ({
  dataFolder,
  jurisdictions,
  webhooks,
  disk,
  clock,
}: RestoreOptions): Promise<number> => {
  const kept = join(dataFolder, restoreFolder);
  const folders = (await readdir(kept))
    .filter(name => name.startsWith('logs-'))
    .map(name => join(kept, name));
  const logs = (await Promise.all([dataFolder, ...folders].map(logsIn))).flat();
  let erased = 0;
  for (const data of jurisdictions) {
    const { id } = data.profile;
    const own = logs.filter(({ jurisdiction }) => jurisdiction === id);
    const all = mergeErasures(await Promise.all(own.map(entriesOf)));
    const entries = await withDocument(all, join(dataFolder, id));
    if (own.length > 0) await writeLog(join(dataFolder, `${id}${erasureLogEnding}`), entries, disk);
    if (entries.length === 0) continue;
    const backend = openLowdbBackend(dataFolder);
    try {
      const owe = oweMessages({ data, webhooks, clock });
      const { store, attachments, erasures } = await backend.openJurisdiction({ id, clock, owe });
      const files = createAttachments({ store: attachments, clock });
      erased += await eraseAgain({ data, store, attachments: files, erasures });
    } finally {
      await backend.close();
    }
  }
  await disk.syncFolder(dataFolder);
  return erased;
};

/** A request that came after the backup is not in it, and its reference may be drawn for another, which must not be erased. */
const withDocument = async (
  entries: readonly LoggedErasure[],
  folder: string,
): Promise<readonly LoggedErasure[]> => {
  const found: LoggedErasure[] = [];
  for (const entry of entries) {
    const isThere = await stat(join(folder, documentPath(entry.reference))).then(
      () => true,
      () => false,
    );
    if (isThere) found.push(entry);
  }
  return found;
};

const writeLog = async (path: string, entries: readonly LoggedErasure[], disk: Disk): Promise<void> => {
  const temporary = `${path}.tmp`;
  await disk.write(temporary, entries.map(entry => `${JSON.stringify(entry)}\n`).join(''));
  await disk.rename(temporary, path);
};
