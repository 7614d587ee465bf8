import { isDeepStrictEqual } from 'node:util';
import type { Uniques } from '@melikgazi/mimer-sdk/domain';
import { ConflictError } from '../store.ts';
import { UniqueKeys } from './unique-keys.ts';

/**
 * The references of requests that are being written, or whose write failed and may have left a document behind. A
 * retry finds the reference of its keys here and writes over whatever is there, so it can't become a second request.
 */
export class Reservations {
  readonly #keys = new UniqueKeys();
  readonly #uniques = new Map<string, Uniques[]>();

  has(reference: string): boolean {
    return this.#uniques.has(reference);
  }

  /**
   * The reference that these keys are reserved for.
   *
   * @throws {@link ConflictError} when they belong to two requests.
   */
  find(uniques: Uniques): string | undefined {
    const byIdempotency = this.#keys.find('idempotency', uniques.idempotency?.key);
    const byExternal = this.#keys.find('external', uniques.external?.key);
    const byNonce = this.#keys.find('nonce', uniques.nonce);
    const reference = byIdempotency ?? byExternal;
    if (byExternal !== undefined && byExternal !== reference) throw new ConflictError('external');
    // A nonce alone says nothing about whose request it is, unless the request has no other key.
    if (uniques.idempotency === undefined && uniques.external === undefined) return byNonce;
    if (byNonce !== undefined && byNonce !== reference) throw new ConflictError('nonce');
    return reference;
  }

  add(reference: string, uniques: Uniques): void {
    // A retry brings the same keys again and again while the disk is full.
    const known = this.#uniques.get(reference) ?? [];
    if (known.some(other => isDeepStrictEqual(other, uniques))) return;
    this.#keys.add(reference, uniques);
    this.#uniques.set(reference, [...known, uniques]);
  }

  /** The request is stored: from here on the index knows its keys. */
  release(reference: string): void {
    for (const uniques of this.#uniques.get(reference) ?? []) this.#keys.remove(reference, uniques);
    this.#uniques.delete(reference);
  }
}
