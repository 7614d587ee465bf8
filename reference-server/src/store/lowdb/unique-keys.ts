import type { UniqueKind, Uniques } from '@melikgazi/mimer-sdk/domain';

/** Which reference has which unique key. */
export class UniqueKeys {
  readonly #references: Readonly<Record<UniqueKind, Map<string, string>>> = {
    idempotency: new Map(),
    external: new Map(),
    nonce: new Map(),
  };

  /** The reference of the request that has this key. */
  find(by: UniqueKind, key: string | undefined): string | undefined {
    return key === undefined ? undefined : this.#references[by].get(key);
  }

  /** Gives the keys to a reference; those that another one has stay with it. */
  add(reference: string, uniques: Uniques): void {
    this.#each(uniques, (references, key) => {
      if (!references.has(key)) references.set(key, reference);
    });
  }

  remove(reference: string, uniques: Uniques): void {
    this.#each(uniques, (references, key) => {
      if (references.get(key) === reference) references.delete(key);
    });
  }

  #each(uniques: Uniques, use: (references: Map<string, string>, key: string) => void): void {
    const { idempotency, external, nonce } = this.#references;
    if (uniques.idempotency !== undefined) use(idempotency, uniques.idempotency.key);
    for (const { key } of uniques.alsoIdempotency ?? []) use(idempotency, key);
    if (uniques.external !== undefined) use(external, uniques.external.key);
    if (uniques.nonce !== undefined) use(nonce, uniques.nonce);
  }
}
