import { setImmediate } from 'node:timers/promises';
import type { SetTimer } from '../../periodic-job.ts';
import { isSettled, type FileStamp } from './file-stamp.ts';
import { indexRow, type IndexRow } from './index-row.ts';
import type { Loading } from './index-loader.ts';
import { isSameRow, packRow, type PackedRow } from './packed-row.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { SegmentRow } from './segment-row.ts';
import type { Shard } from './shard.ts';

// So many documents are read in less than a tenth of a second at the next start.
const worthSaving = 1000;
const delay = 5000;
// A disk that is full or can't be written is not asked all the time.
const delayAfterFailure = 300_000;
// Others get their turn in between.
const rowsAtOnce = 50;
// A shard is worth writing at the end when one in so many of its requests is not saved.
const shareWorthSaving = 10;

/** Keeps the cache of the index near enough to it that the next start is quick, without getting in anybody's way. */
export class IndexKeeper {
  readonly #loading: Loading;
  readonly #setTimer: SetTimer;
  #unsaved = 0;
  #cancel: (() => void) | undefined;
  #saving: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(loading: Loading, setTimer: SetTimer) {
    this.#loading = loading;
    this.#setTimer = setTimer;
    this.#count();
  }

  /** To be told of every change of the index. */
  noteChange(): void {
    this.#unsaved += 1;
    this.#schedule();
  }

  /**
   * Runs a task that takes what people wrote off the disk: first of all the cache of their shard is gone, and there is
   * no new one before the task has ended.
   */
  erasing<T>(shard: string, task: () => Promise<T>): Promise<T> {
    const { cache, index } = this.#loading;
    return cache.inTurn(shard, async () => {
      await cache.drop(shard);
      const known = index.shards.get(shard);
      if (known !== undefined) known.isSaved = false;
      this.#unsaved += known?.length ?? 0;
      this.#schedule();
      return task();
    });
  }

  /** Saves what is worth it, and nothing after. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancel?.();
    await this.#saving;
    await this.#saveAll(shard => shard.unsaved * shareWorthSaving > shard.length);
  }

  #schedule(milliseconds = delay): void {
    if (this.#isClosed || this.#cancel !== undefined || this.#unsaved < worthSaving) return;
    this.#cancel = this.#setTimer(() => {
      this.#saving = this.#saveInBackground();
    }, milliseconds);
  }

  async #saveInBackground(): Promise<void> {
    const isSaved = await this.#saveAll(shard => shard.unsaved > 0 && !this.#isClosed);
    this.#cancel = undefined;
    this.#count(isSaved ? delay : delayAfterFailure);
  }

  #count(milliseconds = delay): void {
    this.#unsaved = 0;
    for (const shard of this.#loading.index.shards.values()) this.#unsaved += shard.unsaved;
    this.#schedule(milliseconds);
  }

  /** Whether all could be saved. Nothing depends on it, so it never rejects. */
  async #saveAll(isWanted: (shard: Shard) => boolean): Promise<boolean> {
    const { cache, index } = this.#loading;
    const wanted = [...index.shards].filter(([, shard]) => isWanted(shard));
    if (wanted.length === 0) return true;
    const now = await cache.now();
    if (Number.isNaN(now)) return false;
    try {
      for (const [name, shard] of wanted) {
        if (!isWanted(shard)) continue;
        if (!(await cache.inTurn(name, () => this.#save(name, shard, now)))) return false;
      }
      return true;
    } catch {
      return false;
    }
  }

  async #save(name: string, shard: Shard, now: number): Promise<boolean> {
    const { cache, index, version } = this.#loading;
    const sources = [...shard.rows()].sort((one, other) => (one.reference < other.reference ? -1 : 1));
    const isWhole = shard.segment?.length === sources.length && sources.every(isKnown);
    if (!isWhole) {
      const builder = new SegmentBuilder();
      for (const [place, source] of sources.entries()) {
        const row = packRow(source);
        builder.add(row, await this.#stampOf(source, row, now));
        if (place % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
      }
      index.replace(name, builder.finish(version), sources);
    }
    const { segment } = shard;
    shard.isSaved = segment === undefined || (await cache.save(name, segment));
    return shard.isSaved;
  }

  /** What may be kept of a document's file: nothing where it may have been changed by hand, or may still be. */
  async #stampOf(source: IndexRow, row: PackedRow, now: number): Promise<FileStamp | undefined> {
    if (isKnown(source)) return source.stamp;
    const { reference } = source;
    const { files } = this.#loading;
    try {
      const stamp = await files.stamp(reference);
      if (stamp === undefined || !isSettled(stamp, now)) return undefined;
      const stored = packRow(indexRow(await files.read(reference)));
      return isSameRow(stored, row) ? stamp : undefined;
    } catch {
      return undefined;
    }
  }
}

const isKnown = (row: IndexRow): row is SegmentRow => row instanceof SegmentRow && row.isStamped;
