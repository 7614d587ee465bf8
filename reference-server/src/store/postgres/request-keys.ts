import type { UniqueKind, Uniques } from '@melikgazi/mimer-sdk/domain';
import { createHash } from 'node:crypto';

/** A unique key as the database has it. */
export interface RequestKey {
  readonly kind: UniqueKind;
  readonly key: string;
}

/** A key of any length and with any letters as one that an index can hold; SHA-256 tells them apart. */
export const keyHash = (key: string): string => createHash('sha256').update(key).digest('base64url');

/**
 * The keys of a request, in one order for all, so that no two writers wait for each other. `claimed` are those that it
 * can't be stored without; of the `further` ones, those that another request has stay with that one.
 */
export const requestKeys = (
  uniques: Uniques,
): { readonly claimed: readonly RequestKey[]; readonly further: readonly RequestKey[] } => {
  const { idempotency, alsoIdempotency = [], external, nonce } = uniques;
  const key = (kind: UniqueKind, text: string | undefined): RequestKey[] =>
    text === undefined ? [] : [{ kind, key: keyHash(text) }];
  const claimed = [
    ...key('idempotency', idempotency?.key),
    ...key('external', external?.key),
    ...key('nonce', nonce),
  ];
  const further = alsoIdempotency.flatMap(mark => key('idempotency', mark.key));
  return {
    claimed: claimed.sort(inOrder),
    further: without(further, claimed).sort(inOrder),
  };
};

/** The keys among `keys` that are not among `others`. */
export const without = (keys: readonly RequestKey[], others: readonly RequestKey[]): RequestKey[] =>
  keys.filter(({ kind, key }) => !others.some(other => other.kind === kind && other.key === key));

const inOrder = (one: RequestKey, other: RequestKey): number =>
  textOf(one) < textOf(other) ? -1 : Number(textOf(one) !== textOf(other));

const textOf = ({ kind, key }: RequestKey) => `${kind}/${key}`;
