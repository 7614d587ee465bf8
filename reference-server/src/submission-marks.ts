import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Uniques } from './requests/stored-request.ts';
import { macOf, type Secrets } from './secrets.ts';
import type { Caller } from './state.ts';

/** How a submission is known again: a key and the content that came with it, both as HMACs. */
export type Mark = NonNullable<Uniques['idempotency']>;

/** SHA-256 of the RFC 8785 form of a body without its challenge, which differs from try to try. */
export const digestOf = (body: object): string => {
  const content = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'challenge'));
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('base64url');
};

/** Who a key belongs to: everyone without an API key shares one scope, a client's name outlives its keys. */
const ownerOf = (caller: Caller): string => (caller.as === 'client' ? `client:${caller.client}` : 'anyone');

/** The marks of an idempotency key, by every secret: the first is stored, all are looked for. */
export const idempotencyMarks = (
  { all }: Secrets,
  {
    caller,
    jurisdiction,
    idempotencyKey,
    body,
  }: { caller: Caller; jurisdiction: string; idempotencyKey: string; body: object },
): Mark[] => {
  const scope = [jurisdiction, ownerOf(caller), 'createRequest', idempotencyKey].join('|');
  const digest = digestOf(body);
  return all.map(secret => ({
    key: macOf(secret, 'idempotency.v1', scope),
    content: macOf(secret, 'content.v1', digest),
  }));
};

/** The mark of the caller's own number, likewise; the key is plain, since the desk searches by it. */
export const externalMarks = (
  { all }: Secrets,
  { caller, source, externalId, body }: { caller: Caller; source: string; externalId: string; body: object },
): Mark[] => {
  const key = JSON.stringify([ownerOf(caller), source, externalId]);
  const digest = digestOf(body);
  return all.map(secret => ({ key, content: macOf(secret, 'content.v1', digest) }));
};

/** Whether one of `marks` is the stored one: same key, same content. */
export const isSameContent = (stored: Mark | undefined, marks: readonly Mark[]): boolean =>
  marks.some(({ key, content }) => key === stored?.key && content === stored.content);
