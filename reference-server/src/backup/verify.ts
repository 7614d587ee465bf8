import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { mapInBatches } from './batches.ts';
import { counted } from './counted.ts';
import { fileHash } from './file-hash.ts';
import { folderState } from './folder-state.ts';
import { listedFiles, manifestFile, readManifest, type Manifest, type ManifestFile } from './manifest.ts';
import { inOrderOfWalk, walk } from './walk.ts';

export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
}

// A file whose progress is told.
const stride = 100_000;

/**
 * Reads a whole backup and compares it with its list.
 *
 * @throws {@link OperatorError} naming the first file that is missing, changed, cut off or not of it.
 */
export const verifyBackup = async (backup: string, { signal, say }: VerifyOptions): Promise<Manifest> => {
  if ((await folderState(backup)) === 'unfinished backup')
    throw new OperatorError(`${backup} is a backup that was not finished: make a new one, or take another.`);
  const manifest = await readManifest(backup);
  let files = 0;
  const check = async (pair: Pair) => {
    const mistake = await mistakeOf(pair, backup);
    if (mistake !== undefined) throw notWhole(backup, mistake);
  };
  for await (const _checked of mapInBatches(pairs(backup), check, signal)) {
    files += 1;
    if (files % stride === 0)
      say(`${counted(files, 'file')} of ${counted(manifest.sums.files, 'file')} compared.`);
  }
  return manifest;
};

/** A file as the list has it and its path as it was found; one of them at least. */
interface Pair {
  readonly listed: ManifestFile | undefined;
  readonly found: string | undefined;
}

/** Both in the same order, so that neither has to be held. */
async function* pairs(backup: string): AsyncGenerator<Pair, void, undefined> {
  const lines = listedFiles(backup);
  const paths = walk(backup, name => name === manifestFile);
  let listed = (await lines.next()).value ?? undefined;
  let found = (await paths.next()).value ?? undefined;
  while (listed !== undefined || found !== undefined) {
    const order = orderOf(listed?.path, found);
    yield { listed: order <= 0 ? listed : undefined, found: order >= 0 ? found : undefined };
    if (order <= 0) listed = (await lines.next()).value ?? undefined;
    if (order >= 0) found = (await paths.next()).value ?? undefined;
  }
}

const orderOf = (listed: string | undefined, found: string | undefined): number => {
  if (listed === undefined) return 1;
  return found === undefined ? -1 : inOrderOfWalk(listed, found);
};

const mistakeOf = async ({ listed, found }: Pair, backup: string): Promise<string | undefined> => {
  if (listed === undefined) return `${found} is not of it`;
  if (found === undefined) return `${listed.path} is missing`;
  try {
    const { bytes, sha256 } = await fileHash(join(backup, found));
    if (bytes < listed.bytes) return `${found} was cut off`;
    return bytes === listed.bytes && sha256 === listed.sha256 ? undefined : `${found} was changed`;
  } catch (error) {
    if (errorCode(error) !== 'EIO') throw error;
    return `${found} can’t be read`;
  }
};

const notWhole = (backup: string, mistake: string) =>
  new OperatorError(
    `The backup in ${backup} is not as it was made: ${mistake}. Take another copy of it, or another backup.`,
  );
