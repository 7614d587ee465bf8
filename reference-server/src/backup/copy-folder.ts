import { openFileErasureLog } from '../erasures/file-erasure-log.ts';
import { erasureLogEnding } from '../store/lowdb/folder-contents.ts';
import { inBatches } from './batches.ts';
import { copyRequests } from './copy-requests.ts';
import type { Copying } from './copying.ts';
import { counted } from './counted.ts';

/** What a copied folder has wrong, which is in the copy as it is. */
export interface CopiedFolder {
  /** How many documents of each jurisdiction can't be read. */
  readonly broken: ReadonlyMap<string, number>;
  /** Requests whose attachments are gone although they were not erased. */
  readonly lacking: readonly string[];
}

// A request whose progress is told.
const stride = 50_000;

/**
 * Copies all that a data folder holds, in an order in which what is copied fits together. The logs of erasures come last:
 * whatever was erased before that has its entry in them, whichever version of it was copied.
 */
export const copyFolder = async (
  copying: Copying,
  say: (sentence: string) => void,
): Promise<CopiedFolder> => {
  const { contents, signal } = copying;
  const broken = new Map<string, number>();
  const lacking: { readonly jurisdiction: string; readonly reference: string }[] = [];
  for (const path of await contents.singleFiles()) await copying.copy(path);
  for (const jurisdiction of await contents.jurisdictions()) {
    let requests = 0;
    const copied = await copyRequests(jurisdiction, copying, () => {
      requests += 1;
      if (requests % stride === 0) say(`${jurisdiction}: ${counted(requests, 'request')} so far.`);
    });
    broken.set(jurisdiction, copied.broken);
    lacking.push(...copied.lacking.map(reference => ({ jurisdiction, reference })));
    say(`${jurisdiction}: ${counted(requests, 'request')} copied.`);
  }
  await inBatches(contents.builds(), path => copying.copy(path), signal);
  // As late as can be: what was revoked by then stays revoked.
  await inBatches(await contents.keys(), path => copying.take(path), signal);
  for (const path of await contents.erasureLogs()) await copying.copy(path);

  const erased = new Map<string, ReadonlySet<string>>();
  for (const { jurisdiction } of lacking)
    if (!erased.has(jurisdiction)) erased.set(jurisdiction, await erasedIn(copying, jurisdiction));
  return {
    broken,
    lacking: lacking
      .filter(({ jurisdiction, reference }) => erased.get(jurisdiction)?.has(reference) !== true)
      .map(({ reference }) => reference),
  };
};

const erasedIn = async (copying: Copying, jurisdiction: string): Promise<ReadonlySet<string>> => {
  const log = openFileErasureLog(copying.at(`${jurisdiction}${erasureLogEnding}`));
  return new Set((await log.entries()).map(({ reference }) => reference));
};
