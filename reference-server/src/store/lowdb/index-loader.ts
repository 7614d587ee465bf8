import { isSettled, isSameStamp, type FileStamp } from './file-stamp.ts';
import type { IndexCache } from './index-cache.ts';
import { indexRow, type IndexRow } from './index-row.ts';
import { packRow } from './packed-row.ts';
import type { BrokenDocument, DocumentFolder, RequestFiles } from './request-files.ts';
import type { RequestIndex } from './request-index.ts';
import { SegmentBuilder } from './segment-builder.ts';
import type { Segment } from './segment.ts';

/** What an index is loaded from, and into. */
export interface Loading {
  readonly files: RequestFiles;
  readonly cache: IndexCache;
  readonly index: RequestIndex;
  /** Of new segments. */
  readonly version: string;
}

/**
 * Loads the index: what the cache knows of documents that have not changed since, and the other documents themselves.
 * Lists those that are broken.
 *
 * @throws when the disk can't be read.
 */
export const loadIndex = async (loading: Loading): Promise<readonly BrokenDocument[]> => {
  const { files, cache, index } = loading;
  const now = await cache.now();
  const broken = await files.readAll(async folder => {
    const cached = await cache.read(folder.shard);
    const stamps = await stampsOf(folder, files);
    if (cached === undefined) await loadDocuments(folder, stamps, now, loading);
    else await loadSegment(folder, stamps, cached, loading);
  });
  index.begin();
  await cache.tidy(index.shards);
  return broken;
};

type Stamps = ReadonlyMap<string, FileStamp | undefined>;

/** Taken before anything is read: a document that changes in between has another stamp at the next start. */
const stampsOf = async ({ references }: DocumentFolder, files: RequestFiles): Promise<Stamps> => {
  const stamps = new Map<string, FileStamp | undefined>();
  for (const reference of references) stamps.set(reference, await files.stamp(reference));
  return stamps;
};

const loadDocuments = async (
  { shard, references, readEach }: DocumentFolder,
  stamps: Stamps,
  now: number,
  { index, version }: Loading,
): Promise<void> => {
  const builder = new SegmentBuilder();
  await readEach(references, request => {
    const stamp = stamps.get(request.reference);
    const isKnown = stamp !== undefined && isSettled(stamp, now);
    builder.add(packRow(indexRow(request)), isKnown ? stamp : undefined);
  });
  const segment = builder.finish(version);
  if (segment !== undefined) index.load(shard, segment, new Uint8Array(segment.length), []);
};

const loadSegment = async (
  { shard, references, readEach }: DocumentFolder,
  stamps: Stamps,
  segment: Segment,
  { cache, index }: Loading,
): Promise<void> => {
  const outdated = new Uint8Array(segment.length).fill(1);
  const unknown: string[] = [];
  for (const reference of references) {
    const number = segment.find(reference);
    const stamp = stamps.get(reference);
    if (number !== undefined && stamp !== undefined && isSameStamp(stamp, segment.stamp(number)))
      outdated[number] = 0;
    else unknown.push(reference);
  }
  const rows: IndexRow[] = [];
  await readEach(unknown, request => rows.push(indexRow(request)));
  const shardLoaded = index.load(shard, segment, outdated, rows);
  const alive = new Set(rows.filter(({ isErased }) => !isErased).map(({ reference }) => reference));
  const isAlive = (one: number, number: number) => one === 0 || alive.has(segment.row(number).reference);
  shardLoaded.isSaved = outdated.every(isAlive);
  // Of a request that is erased or gone an erasure that was interrupted must not leave anything there.
  if (!shardLoaded.isSaved) await cache.inTurn(shard, () => cache.drop(shard)).catch(() => undefined);
};
