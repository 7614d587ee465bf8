import type { StoredRequest, UniqueKind, Uniques } from '@melikgazi/mimer-sdk/domain';
import { ConflictError } from '../store.ts';
import { indexRow, type IndexRow } from './index-row.ts';
import { AttachmentClaims } from './attachment-claims.ts';
import { MergeNews } from './merge-news.ts';
import { Outbox } from './outbox.ts';
import { UniqueKeys } from './unique-keys.ts';

/** What is stored, in memory: made from the documents at start, changed only after a document was written durably. */
export class RequestIndex {
  readonly #rows = new Map<string, IndexRow>();
  readonly #keys = new UniqueKeys();
  readonly claims = new AttachmentClaims();
  readonly outbox = new Outbox();
  readonly news = new MergeNews(reference => this.#rows.get(reference)?.messages);

  has(reference: string): boolean {
    return this.#rows.has(reference);
  }

  row(reference: string): IndexRow | undefined {
    return this.#rows.get(reference);
  }

  rows(): Iterable<IndexRow> {
    return this.#rows.values();
  }

  /** Takes up a request, new or changed. @throws when the document can't be read as a request. */
  put(request: StoredRequest): void {
    const { reference } = request;
    const row = indexRow(request);
    const before = this.#rows.get(reference);
    if (before !== undefined) this.#keys.remove(reference, before.uniques);
    this.#rows.set(reference, row);
    this.#keys.add(reference, row.uniques);
    this.claims.settle(reference, row.attachments, before?.attachments ?? []);
    this.outbox.put(reference, row.messages.pending, before?.messages.pending ?? []);
    this.news.put(reference, row.messages, before?.messages);
  }

  /** Forgets a request. */
  delete(reference: string): void {
    const row = this.#rows.get(reference);
    if (row === undefined) return;
    this.#rows.delete(reference);
    this.#keys.remove(reference, row.uniques);
    this.claims.settle(reference, [], row.attachments);
    this.outbox.put(reference, [], row.messages.pending);
    this.news.put(reference, undefined, row.messages);
  }

  /** The reference of the request that has this key. */
  find(by: UniqueKind, key: string | undefined): string | undefined {
    return this.#keys.find(by, key);
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
    const stored = this.#rows.get(reference)?.uniques;
    const known =
      by === 'idempotency' ? [stored?.idempotency, ...(stored?.alsoIdempotency ?? [])] : [stored?.external];
    if (!known.some(mark => mark?.key === unique?.key && mark?.content === unique?.content))
      throw new ConflictError(by);
    return reference;
  }
}
