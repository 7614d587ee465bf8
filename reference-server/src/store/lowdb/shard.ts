import type { ParsedSearch } from '@melikgazi/mimer-sdk/domain';
import type { IndexRow } from './index-row.ts';
import type { Segment } from './segment.ts';
import { candidatesIn } from './segment-search.ts';
import { SegmentRow } from './segment-row.ts';

/** The requests of one folder: a segment, and the rows of those that were changed since it was made. */
export class Shard {
  #segment: Segment | undefined;
  /** The rows of the segment that are changed or gone, as ones. */
  #outdated: Uint8Array = new Uint8Array();
  readonly #changed = new Map<string, IndexRow>();
  /** Whether the cache has the segment. */
  isSaved = false;

  get segment(): Segment | undefined {
    return this.#segment;
  }

  /** The rows that are in no segment. */
  get changed(): Iterable<IndexRow> {
    return this.#changed.values();
  }

  /** How many requests the cache knows nothing of, or nothing that is true. */
  get unsaved(): number {
    return this.isSaved ? this.#changed.size : this.length;
  }

  get length(): number {
    const outdated = this.#outdated.reduce((sum, one) => sum + one, 0);
    return this.#changed.size + (this.#segment?.length ?? 0) - outdated;
  }

  /** Takes a segment that was made of `sources`, in this order; whatever was changed since stays as it is. */
  replace(segment: Segment | undefined, sources: readonly IndexRow[]): void {
    const outdated = Uint8Array.from(sources, row => (this.#isCurrent(row) ? 0 : 1));
    this.#segment = segment;
    this.#outdated = outdated;
    for (const reference of this.#changed.keys()) {
      const number = segment?.find(reference);
      if (number !== undefined && this.#outdated[number] === 0) this.#changed.delete(reference);
    }
  }

  /** Takes a segment as the first rows, but for those that are `outdated`. */
  begin(segment: Segment, outdated: Uint8Array): void {
    this.#segment = segment;
    this.#outdated = outdated;
  }

  row(reference: string): IndexRow | undefined {
    const changed = this.#changed.get(reference);
    if (changed !== undefined) return changed;
    const number = this.#find(reference);
    return number === undefined ? undefined : this.#segment?.row(number);
  }

  *rows(): Generator<IndexRow, void, undefined> {
    const segment = this.#segment;
    const outdated = this.#outdated;
    for (let number = 0; segment !== undefined && number < segment.length; number += 1) {
      if (outdated[number] === 0) yield segment.row(number);
    }
    yield* this.#changed.values();
  }

  /** The rows that a search may find. */
  *candidates(search: ParsedSearch): Generator<IndexRow, void, undefined> {
    const segment = this.#segment;
    for (const number of segment === undefined ? [] : candidatesIn(segment, search)) {
      if (segment !== undefined && this.#outdated[number] === 0) yield segment.row(number);
    }
    yield* this.#changed.values();
  }

  /** The rows that may have a key of this hash; those that are changed are not among them. */
  *rowsWithHash(hash: number): Generator<IndexRow, void, undefined> {
    for (const number of this.#segment?.rowsWithHash(hash) ?? []) {
      const row = this.#outdated[number] === 0 ? this.#segment?.row(number) : undefined;
      if (row !== undefined) yield row;
    }
  }

  put(row: IndexRow): void {
    this.delete(row.reference);
    this.#changed.set(row.reference, row);
  }

  delete(reference: string): void {
    const number = this.#find(reference);
    if (number !== undefined) this.#outdated[number] = 1;
    this.#changed.delete(reference);
  }

  #isCurrent(row: IndexRow): boolean {
    if (row instanceof SegmentRow) return row.segment === this.#segment && this.#outdated[row.number] === 0;
    return this.#changed.get(row.reference) === row;
  }

  #find(reference: string): number | undefined {
    const number = this.#segment?.find(reference);
    return number !== undefined && this.#outdated[number] === 0 ? number : undefined;
  }
}
