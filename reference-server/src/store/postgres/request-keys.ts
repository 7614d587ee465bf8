import type { UniqueKind, Uniques } from '@melikgazi/mimer-sdk/domain';
import { createHash } from 'node:crypto';

/**
 * A unique key as the database has it: SHA-256 over its kind and itself, since a key may have any length and any letters,
 * and an index may not.
 */
export const keyHash = (kind: UniqueKind, key: string): string =>
  createHash('sha256').update(`${kind}/${key}`).digest('base64url');

/**
 * The keys of a request, in one order for all, so that no two writers wait for each other. `claimed` are those that it
 * can't be stored without; of the `further` ones, those that another request has stay with that one.
 */
export const requestKeys = (
  uniques: Uniques,
): { readonly claimed: readonly string[]; readonly further: readonly string[] } => {
  const { idempotency, alsoIdempotency = [], external, nonce } = uniques;
  const hash = (kind: UniqueKind, key: string | undefined) => (key === undefined ? [] : [keyHash(kind, key)]);
  const claimed = [
    ...hash('idempotency', idempotency?.key),
    ...hash('external', external?.key),
    ...hash('nonce', nonce),
  ];
  const further = alsoIdempotency.flatMap(({ key }) => hash('idempotency', key));
  return {
    claimed: claimed.sort(),
    further: further.filter(key => !claimed.includes(key)).sort(),
  };
};
