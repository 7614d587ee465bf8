import type { News } from '../messages.ts';
import type { MessageRow } from './message-row.ts';

type Row = Pick<MessageRow, 'merged' | 'closing'>;

/**
 * Which citizens of merged requests have yet to hear that the request theirs ended up in was closed. It follows from
 * the documents alone, so that it survives any crash between the closing and the telling.
 */
export class MergeNews {
  readonly #rowOf: (reference: string) => Row | undefined;
  readonly #mergedInto = new Map<string, Set<string>>();
  /** Merged requests that may have news to hear. */
  readonly #candidates = new Set<string>();

  constructor(rowOf: (reference: string) => Row | undefined) {
    this.#rowOf = rowOf;
  }

  /** Takes up a request as it is now, and as it was before; `undefined` where there is none. */
  put(reference: string, after: Row | undefined, before: Row | undefined): void {
    if (before?.merged !== undefined) this.#mergedInto.get(before.merged.into)?.delete(reference);
    if (after?.merged !== undefined) {
      const { into } = after.merged;
      const merged = this.#mergedInto.get(into) ?? new Set();
      this.#mergedInto.set(into, merged.add(reference));
    }
    this.#consider(reference, new Set());
  }

  /** The news owed, in no order. */
  owed(limit: number): readonly News[] {
    const owed: News[] = [];
    for (const reference of this.#candidates) {
      if (owed.length === limit) break;
      const news = this.#newsFor(reference);
      if (news === undefined) this.#candidates.delete(reference);
      else owed.push(news);
    }
    return owed;
  }

  /** A change of a request is news for itself and for all that were merged into it, or into those. */
  #consider(reference: string, seen: Set<string>): void {
    if (seen.has(reference)) return;
    seen.add(reference);
    if (this.#rowOf(reference)?.merged?.isHeard === true) this.#candidates.add(reference);
    for (const merged of this.#mergedInto.get(reference) ?? []) this.#consider(merged, seen);
  }

  #newsFor(reference: string): News | undefined {
    const merged = this.#rowOf(reference)?.merged;
    if (merged?.isHeard !== true) return undefined;
    const about = this.#endOf(reference);
    const event = this.#rowOf(about)?.closing;
    return event === undefined || merged.told.includes(event) ? undefined : { reference, about, event };
  }

  /** Where a chain of mergers ends. */
  #endOf(reference: string): string {
    const seen = new Set<string>();
    let end = reference;
    for (let row = this.#rowOf(end); row?.merged !== undefined && !seen.has(end); row = this.#rowOf(end)) {
      seen.add(end);
      end = row.merged.into;
    }
    return end;
  }
}
