import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { OperatorError } from '../operator-error.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { knownFormat, unknownFormat } from '../store/lowdb/folder-format.ts';

/**
 * The list of what a backup holds, written last: one JSON object a line, first what it is, then a line for each file, at
 * the end the sums with a hash of all lines before. So what was cut off, lost or added later can be told.
 */
export const manifestFile = 'backup.jsonl';

/** Stands in a folder as long as the backup in it is not finished. */
export const unfinishedBackupFile = 'unfinished-backup.txt';

const headSchema = z.object({
  mimer: z.literal('backup'),
  format: z.number(),
  /** The version of the server that made it. */
  server: z.string(),
  /** When it was begun, RFC 3339: all that was acknowledged before is in it. */
  at: z.string(),
});

const fileSchema = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });

const jurisdictionSchema = z.object({
  requests: z.number(),
  /** Documents that can't be read as requests; they are kept as they are. */
  broken: z.number(),
  attachments: z.number(),
  erasures: z.number(),
});

const sumsSchema = z.object({
  files: z.number(),
  bytes: z.number(),
  keys: z.number(),
  hasSecret: z.boolean(),
  jurisdictions: z.record(z.string(), jurisdictionSchema),
});

const footSchema = z.extend(sumsSchema, { sha256: z.string() });

export type ManifestHead = Omit<z.infer<typeof headSchema>, 'mimer'>;
export type ManifestFile = z.infer<typeof fileSchema>;
export type JurisdictionSums = z.infer<typeof jurisdictionSchema>;
export type ManifestSums = z.infer<typeof sumsSchema>;

/** The lines of a manifest; `sums` is asked for when all files were listed. */
export async function* manifestLines(
  head: ManifestHead,
  files: AsyncIterable<ManifestFile>,
  sums: () => ManifestSums,
): AsyncGenerator<string, void, undefined> {
  const hash = createHash('sha256');
  const hashed = (value: object): string => {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    return line;
  };
  yield hashed({ mimer: 'backup', ...head });
  for await (const file of files) yield hashed(file);
  yield `${JSON.stringify({ ...sums(), sha256: hash.digest('hex') })}\n`;
}

/** What a manifest says at its beginning and its end, once all of it was found to be as it was written. */
export interface Manifest {
  readonly head: ManifestHead;
  readonly sums: ManifestSums;
}

/**
 * Reads a manifest from end to end.
 *
 * @throws {@link OperatorError} where there is none, it was cut off or changed, or is of another version.
 */
export const readManifest = async (backup: string): Promise<Manifest> => {
  const hash = createHash('sha256');
  let head: ManifestHead | undefined;
  let last = '';
  for await (const line of linesOf(backup)) {
    if (head === undefined) head = headFrom(line, backup);
    else hash.update(`${last}\n`);
    last = line;
  }
  const foot = z.safeParse(footSchema, parsed(last));
  if (head === undefined || !foot.success || foot.data.sha256 !== hash.digest('hex')) throw damaged(backup);
  const { sha256: _sha256, ...sums } = foot.data;
  return { head, sums };
};

/** The files that a manifest lists, in the order of a walk. The manifest was read before. */
export async function* listedFiles(backup: string): AsyncGenerator<ManifestFile, void, undefined> {
  let isHead = true;
  for await (const line of linesOf(backup)) {
    const file = isHead ? undefined : z.safeParse(fileSchema, parsed(line));
    isHead = false;
    if (file?.success === true) yield file.data;
  }
}

async function* linesOf(backup: string): AsyncGenerator<string, void, undefined> {
  try {
    const file = await open(join(backup, manifestFile));
    yield* file.readLines();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') throw error;
    throw new OperatorError(`${backup} is no backup: there is no ${manifestFile} in it.`);
  }
}

const headFrom = (line: string, backup: string): ManifestHead => {
  const head = z.safeParse(headSchema, parsed(line));
  if (!head.success) throw damaged(backup);
  const { mimer: _mimer, ...rest } = head.data;
  if (rest.format !== knownFormat) throw unknownFormat(backup, rest.format);
  return rest;
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const damaged = (backup: string) =>
  new OperatorError(
    `${join(backup, manifestFile)} was cut off or changed: the backup is not whole. Take another copy of it, or another backup.`,
  );
