import { ConflictError, type Naming } from '../store.ts';

/**
 * Which request names which attachment. An id belongs to one request for good: from the moment a document that names
 * it is about to be written, also when that write fails, since then the document may be there all the same.
 */
export class AttachmentClaims {
  readonly #ownerOf: (id: string) => string | undefined;
  readonly #pending = new Map<string, string>();
  readonly #pendingOf = new Map<string, Set<string>>();

  /** @param ownerOf - The reference of the stored request that names an id. */
  constructor(ownerOf: (id: string) => string | undefined) {
    this.#ownerOf = ownerOf;
  }

  /**
   * Claims ids for a document that is about to be written.
   *
   * @throws {@link ConflictError} when another request names one of them; then none is claimed.
   */
  reserve(reference: string, ids: readonly string[]): void {
    for (const id of ids) {
      const owner = this.#ownerOf(id) ?? this.#pending.get(id);
      if (owner !== undefined && owner !== reference) throw new ConflictError('attachment', id);
    }
    const pending = this.#pendingOf.get(reference) ?? new Set();
    for (const id of ids) {
      if (this.#ownerOf(id) !== undefined) continue;
      this.#pending.set(id, reference);
      pending.add(id);
    }
    if (pending.size > 0) this.#pendingOf.set(reference, pending);
  }

  /** The document is stored for sure: what names which id is known from it. */
  settle(reference: string): void {
    for (const id of this.#pendingOf.get(reference) ?? []) this.#pending.delete(id);
    this.#pendingOf.delete(reference);
  }

  /** Whether a request names this id, or a document that may be there. */
  namingOf(id: string): Naming | undefined {
    if (this.#ownerOf(id) !== undefined) return 'named';
    return this.#pending.has(id) ? 'perhaps' : undefined;
  }
}
