import type { StoredRequest, UniqueKind, Uniques } from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';
import { ConflictError } from '../store.ts';
import { documentRow, type Documents } from './document.ts';
import { keyHash } from './request-keys.ts';
import type { Session, Statement } from './statement.ts';

const keyedRow = z.extend(documentRow, { key: z.string() });

const byKeys: Statement<z.infer<typeof keyedRow>> = {
  name: 'find-by-keys',
  text: `
SELECT keyed.key, request.reference, request.document
FROM mimer.request_keys AS keyed JOIN mimer.requests AS request USING (jurisdiction, reference)
WHERE keyed.jurisdiction = $1 AND keyed.key = ANY ($2)`,
  row: keyedRow,
};

/** What else is stored, as a statement sees it. */
export interface Surroundings {
  readonly session: Session;
  readonly jurisdiction: string;
  readonly documents: Documents;
}

/** The stored request that has the first of these keys that is known. */
export const findByKeys = async (
  { session, jurisdiction, documents }: Surroundings,
  kind: UniqueKind,
  keys: readonly string[],
): Promise<StoredRequest | undefined> => {
  const hashes = keys.map(key => keyHash(kind, key));
  const rows = await session.query(byKeys, [jurisdiction, hashes]);
  const [found] = hashes.flatMap(hash => rows.filter(({ key }) => key === hash));
  return found && documents.read(found);
};

/**
 * The request that was stored with these keys and the same content; its nonce is no matter, since a retry may bring a
 * new one.
 *
 * @throws {@link ConflictError} when it was other content, or the nonce of a new request is spent.
 */
export const matchingRequest = async (
  around: Surroundings,
  uniques: Uniques,
): Promise<StoredRequest | undefined> => {
  const stored =
    (await matchingBy('idempotency', uniques, around)) ?? (await matchingBy('external', uniques, around));
  if (stored === undefined && uniques.nonce !== undefined)
    if ((await findByKeys(around, 'nonce', [uniques.nonce])) !== undefined) throw new ConflictError('nonce');
  return stored;
};

const matchingBy = async (
  by: 'idempotency' | 'external',
  uniques: Uniques,
  around: Surroundings,
): Promise<StoredRequest | undefined> => {
  const unique = uniques[by];
  const stored = unique && (await findByKeys(around, by, [unique.key]));
  if (stored === undefined) return undefined;
  const { idempotency, alsoIdempotency = [], external } = stored.uniques;
  const known = by === 'idempotency' ? [idempotency, ...alsoIdempotency] : [external];
  if (!known.some(mark => mark?.key === unique?.key && mark?.content === unique?.content))
    throw new ConflictError(by);
  return stored;
};

const namedRow = z.object({ id: z.string(), reference: z.string() });

const naming: Statement<z.infer<typeof namedRow>> = {
  name: 'find-attachments',
  text: 'SELECT id, reference FROM mimer.request_attachments WHERE jurisdiction = $1 AND id = ANY ($2)',
  row: namedRow,
};

/** Which requests name these attachments. */
export const namingOf = async (
  { session, jurisdiction }: Pick<Surroundings, 'session' | 'jurisdiction'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = ids.length === 0 ? [] : await session.query(naming, [jurisdiction, ids]);
  return new Map(rows.map(({ id, reference }) => [id, reference]));
};

/** @throws {@link ConflictError} where another request names one of these attachments. */
export const assertUnnamed = async (
  around: Pick<Surroundings, 'session' | 'jurisdiction'>,
  reference: string,
  ids: readonly string[],
): Promise<void> => {
  const named = await namingOf(around, ids);
  const taken = ids.find(id => (named.get(id) ?? reference) !== reference);
  if (taken !== undefined) throw new ConflictError('attachment', taken);
};
