import { join } from 'node:path';
import { openFileErasureLog } from '../erasures/file-erasure-log.ts';
import { erasureLogEnding, FolderContents } from '../store/lowdb/folder-contents.ts';
import { knownFormat } from '../store/lowdb/folder-format.ts';
import { mapInBatches } from './batches.ts';
import { counted } from './counted.ts';
import type { Disk } from './disk.ts';
import { fileHash } from './file-hash.ts';
import {
  manifestFile,
  manifestLines,
  unfinishedBackupFile,
  type JurisdictionSums,
  type ManifestFile,
  type ManifestHead,
  type ManifestSums,
} from './manifest.ts';
import { foldersIn, walk } from './walk.ts';

// A file whose progress is told.
const stride = 100_000;

export interface SealOptions {
  readonly head: Omit<ManifestHead, 'format'>;
  readonly broken: ReadonlyMap<string, number>;
  readonly disk: Disk;
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
}

/**
 * Lists what was copied with its hashes, and resolves when all of it would survive a power cut.
 *
 * @returns The sums of what there is.
 */
export const seal = async (target: string, options: SealOptions): Promise<ManifestSums> => {
  const { head, broken, disk, signal, say } = options;
  const tally = new Tally();
  const files = async function* (): AsyncGenerator<ManifestFile, void, undefined> {
    const isOurs = (name: string) => name === unfinishedBackupFile || name === manifestFile;
    const hash = async (path: string) => ({ path, ...(await fileHash(join(target, path))) });
    for await (const file of mapInBatches(walk(target, isOurs), hash, signal)) {
      if (tally.add(file) % stride === 0) say(`${counted(tally.files, 'file')} read back so far.`);
      yield file;
    }
  };
  const erasures = await erasuresIn(target);
  const sums = () => tally.sums(broken, erasures);
  await disk.write(
    join(target, manifestFile),
    manifestLines({ format: knownFormat, ...head }, files(), sums),
  );
  for await (const folder of foldersIn(target)) await disk.syncFolder(folder);
  return sums();
};

/** Counts files by what they are. */
class Tally {
  files = 0;
  #bytes = 0;
  #keys = 0;
  #hasSecret = false;
  readonly #requests = new Map<string, number>();
  readonly #attachments = new Map<string, number>();

  /** How many there are by now. */
  add({ path, bytes }: ManifestFile): number {
    this.#bytes += bytes;
    if (path.startsWith('keys/')) this.#keys += 1;
    if (path === 'secret') this.#hasSecret = true;
    const [, jurisdiction = '', kind] = /^([^/]+)\/(requests\/|attachments\/[0-9a-f]{2}\/)/.exec(path) ?? [];
    if (kind !== undefined) {
      const counts = kind === 'requests/' ? this.#requests : this.#attachments;
      counts.set(jurisdiction, (counts.get(jurisdiction) ?? 0) + 1);
    }
    this.files += 1;
    return this.files;
  }

  sums(broken: ReadonlyMap<string, number>, erasures: ReadonlyMap<string, number>): ManifestSums {
    const ids = new Set([...broken.keys(), ...erasures.keys()]);
    const sumsOf = (id: string): JurisdictionSums => ({
      requests: (this.#requests.get(id) ?? 0) - (broken.get(id) ?? 0),
      broken: broken.get(id) ?? 0,
      attachments: this.#attachments.get(id) ?? 0,
      erasures: erasures.get(id) ?? 0,
    });
    return {
      files: this.files,
      bytes: this.#bytes,
      keys: this.#keys,
      hasSecret: this.#hasSecret,
      jurisdictions: Object.fromEntries(Array.from(ids, id => [id, sumsOf(id)])),
    };
  }
}

const erasuresIn = async (target: string): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const path of await new FolderContents(target).erasureLogs())
    counts.set(
      path.slice(0, -erasureLogEnding.length),
      (await openFileErasureLog(join(target, path)).entries()).length,
    );
  return counts;
};
