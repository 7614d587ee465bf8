import { parseSearch, type StoredRequest, type UniqueKind, type Uniques } from '@melikgazi/mimer-sdk/domain';
import { ConflictError } from '../store.ts';
import { AttachmentClaims } from './attachment-claims.ts';
import { indexRow, keysOf, type IndexRow } from './index-row.ts';
import { KeyTable } from './key-table.ts';
import { MergeNews } from './merge-news.ts';
import { Outbox } from './outbox.ts';
import { hashOf } from './packed-row.ts';
import { shardOf } from './request-files.ts';
import type { Segment } from './segment.ts';
import { SegmentRow } from './segment-row.ts';
import { Shard } from './shard.ts';

/** What is stored, in memory: made from the documents at start, changed only after a document was written durably. */
export class RequestIndex {
  readonly #shards = new Map<string, Shard>();
  readonly #inOrder: Shard[] = [];
  /** Whose the keys of the rows are that are in no segment. */
  readonly #changedKeys = new Map<string, string>();
  readonly #segmentKeys = new KeyTable();
  readonly claims = new AttachmentClaims(id => this.#owner(`attachment ${id}`));
  readonly outbox = new Outbox();
  readonly news = new MergeNews(reference => this.row(reference)?.details.messages);

  get shards(): ReadonlyMap<string, Shard> {
    return this.#shards;
  }

  has(reference: string): boolean {
    return this.row(reference) !== undefined;
  }

  row(reference: string): IndexRow | undefined {
    return this.#shards.get(shardOf(reference) ?? '')?.row(reference);
  }

  /** What the tracking code of a request is made from. */
  trackingOf(reference: string): StoredRequest['tracking'] | undefined {
    const row = this.row(reference);
    // For a reference that is unknown another row is read, so that the time it takes does not tell.
    const details = (row ?? this.#anyRow())?.details;
    return row === undefined ? undefined : details?.tracking;
  }

  *rows(): Generator<IndexRow, void, undefined> {
    for (const shard of this.#inOrder) yield* shard.rows();
  }

  /** The rows that what a clerk typed may find. */
  *candidates(q: string): Generator<IndexRow, void, undefined> {
    const search = parseSearch(q);
    for (const shard of this.#inOrder) yield* shard.candidates(search);
  }

  /** Takes up a request, new or changed. @throws when the document can't be read as a request. */
  put(request: StoredRequest): void {
    const row = indexRow(request);
    const { reference } = row;
    const before = this.row(reference)?.details;
    this.#putRow(row);
    this.claims.settle(reference);
    this.outbox.put(reference, row.details.messages.pending, before?.messages.pending ?? []);
    this.news.put(reference, row.details.messages, before?.messages);
  }

  /** Forgets a request. */
  delete(reference: string): void {
    const row = this.row(reference);
    if (row === undefined) return;
    const { messages } = row.details;
    this.#dropKeys(row);
    this.#shards.get(shardOf(reference) ?? '')?.delete(reference);
    this.claims.settle(reference);
    this.outbox.put(reference, [], messages.pending);
    this.news.put(reference, undefined, messages);
  }

  /** Takes the rows of a shard at the start; what they owe is taken up by `begin`. */
  load(name: string, segment: Segment | undefined, outdated: Uint8Array, rows: readonly IndexRow[]): Shard {
    const shard = this.#shardAt(name);
    if (segment !== undefined) {
      shard.begin(segment, outdated);
      this.#addKeys(shard, segment);
    }
    for (const row of rows) this.#putRow(row);
    return shard;
  }

  /** Takes up, once all rows are there, what they owe: what has waited longest first. */
  begin(): void {
    const owing = [...this.rows()]
      .filter(({ owes }) => owes)
      .map(({ reference, details: { messages } }) => ({
        reference,
        messages,
        oldest: Math.min(...messages.pending.map(({ at }) => at)),
      }));
    for (const { reference, messages } of owing.sort((one, other) => one.oldest - other.oldest)) {
      this.outbox.put(reference, messages.pending, []);
      this.news.put(reference, messages, undefined);
    }
  }

  /** Takes a segment for the rows of a shard that it was made of. */
  replace(name: string, segment: Segment | undefined, sources: readonly IndexRow[]): void {
    const shard = this.#shardAt(name);
    shard.replace(segment, sources);
    if (segment !== undefined) this.#addKeys(shard, segment);
    for (const row of sources) if (!(row instanceof SegmentRow)) this.#dropKeys(row);
    for (const row of shard.changed) this.#keepKeys(row);
  }

  /** The reference of the request that has this key. */
  find(by: UniqueKind, key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.#owner(`${by} ${key}`);
  }

  /**
   * The reference of the request that was stored with these keys and the same content; its nonce is no matter, since
   * a retry may bring a new one.
   *
   * @throws {@link ConflictError} when it was other content, or the nonce of a new request is spent.
   */
  match(uniques: Uniques): string | undefined {
    const reference = this.#matchBy('idempotency', uniques) ?? this.#matchBy('external', uniques);
    if (reference === undefined && this.find('nonce', uniques.nonce) !== undefined)
      throw new ConflictError('nonce');
    return reference;
  }

  #matchBy(by: 'idempotency' | 'external', uniques: Uniques): string | undefined {
    const unique = uniques[by];
    const reference = this.find(by, unique?.key);
    if (reference === undefined) return undefined;
    const stored = this.row(reference)?.details.uniques;
    const known =
      by === 'idempotency' ? [stored?.idempotency, ...(stored?.alsoIdempotency ?? [])] : [stored?.external];
    if (!known.some(mark => mark?.key === unique?.key && mark?.content === unique?.content))
      throw new ConflictError(by);
    return reference;
  }

  #anyRow(): IndexRow | undefined {
    for (const row of this.rows()) return row;
    return undefined;
  }

  #shardAt(name: string): Shard {
    const known = this.#shards.get(name);
    if (known !== undefined) return known;
    const shard = new Shard();
    this.#shards.set(name, shard);
    this.#inOrder.push(shard);
    return shard;
  }

  #putRow(row: IndexRow): void {
    const before = this.row(row.reference);
    if (before !== undefined) this.#dropKeys(before);
    this.#shardAt(shardOf(row.reference) ?? '').put(row);
    this.#keepKeys(row);
  }

  #keepKeys({ reference, details }: IndexRow): void {
    // A key that another request has stays with it.
    for (const key of keysOf(details))
      if (this.#owner(key) === undefined) this.#changedKeys.set(key, reference);
  }

  #dropKeys({ reference, details }: IndexRow): void {
    for (const key of keysOf(details))
      if (this.#changedKeys.get(key) === reference) this.#changedKeys.delete(key);
  }

  #addKeys(shard: Shard, { columns }: Segment): void {
    const number = this.#inOrder.indexOf(shard);
    for (const hash of columns.hashes) this.#segmentKeys.add(hash, number);
  }

  #owner(key: string): string | undefined {
    const changed = this.#changedKeys.get(key);
    if (changed !== undefined) return changed;
    const hash = hashOf(key);
    for (const number of this.#segmentKeys.segmentsWith(hash)) {
      for (const row of this.#inOrder[number]?.rowsWithHash(hash) ?? []) {
        if (keysOf(row.details).includes(key)) return row.reference;
      }
    }
    return undefined;
  }
}
