import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FolderContents } from '../store/lowdb/folder-contents.ts';
import { inBatches } from './batches.ts';
import type { Disk } from './disk.ts';
import { isNobodys, restoreFolder } from './folder-state.ts';
import { listedFiles } from './manifest.ts';
import { foldersIn } from './walk.ts';

export interface PutBackOptions {
  readonly disk: Disk;
  readonly signal: AbortSignal;
}

/** Copies what a backup lists into a data folder that is being restored, in place of whatever an earlier try left. */
export const putBack = async (
  from: string,
  dataFolder: string,
  { disk, signal }: PutBackOptions,
): Promise<void> => {
  const stays = (name: string) => name === restoreFolder || isNobodys(name);
  for (const name of await readdir(dataFolder)) if (!stays(name)) await disk.remove(join(dataFolder, name));
  const made = new Map<string, Promise<void>>();
  const copy = async (path: string, root: string) => {
    const to = join(dataFolder, path);
    const folder = made.get(dirname(to)) ?? disk.makeFolder(dirname(to));
    made.set(dirname(to), folder);
    await folder;
    await disk.copy(join(root, path), to);
  };
  await inBatches(listedFiles(from), ({ path }) => copy(path, from), signal);
  // A key is never deleted: what the folder that was replaced says of it, that it was revoked for one, is newer.
  const kept = join(dataFolder, restoreFolder);
  for (const path of await new FolderContents(kept).keys()) {
    await disk.remove(join(dataFolder, path));
    await copy(path, kept);
  }
  for await (const folder of foldersIn(dataFolder)) await disk.syncFolder(folder);
};
