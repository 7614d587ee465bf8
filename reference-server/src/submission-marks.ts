import type { CallName } from '@melikgazi/mimer-sdk/contract';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Uniques } from '@melikgazi/mimer-sdk/domain';
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

/**
 * Who a key belongs to: everyone without an API key shares one scope, a client's name outlives its keys. What a client
 * tried out with a test key is not what it means later.
 */
const ownerOf = (caller: Caller): string => {
  if (caller.as !== 'client') return 'anyone';
  return `${caller.test ? 'test' : 'client'}:${caller.client}`;
};

/** A call with an idempotency key. */
export interface KeyedCall {
  readonly caller: Caller;
  readonly jurisdiction: string;
  readonly idempotencyKey: string;
}

/** The marks of an idempotency key, by every secret: the first is stored, all are looked for. */
export const idempotencyMarks = (
  secrets: Secrets,
  { body, ...keyed }: KeyedCall & { body: object },
): Mark[] =>
  marksIn(secrets, [keyed.jurisdiction, ownerOf(keyed.caller), 'createRequest', keyed.idempotencyKey], body);

/** The keys of those marks, to find a submission without its content. */
export const idempotencyKeys = (secrets: Secrets, keyed: KeyedCall): string[] =>
  idempotencyMarks(secrets, { ...keyed, body: {} }).map(({ key }) => key);

/** The marks of a call on one request, likewise: the same key on another call or request is another key. */
export const callMarks = (
  secrets: Secrets,
  { body, call, reference, ...keyed }: KeyedCall & { call: CallName; reference: string; body: object },
): Mark[] =>
  marksIn(secrets, [keyed.jurisdiction, ownerOf(keyed.caller), call, reference, keyed.idempotencyKey], body);

const marksIn = ({ all }: Secrets, scope: readonly string[], body: object): Mark[] => {
  const digest = digestOf(body);
  return all.map(secret => ({
    key: macOf(secret, 'idempotency.v1', scope.join('|')),
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
export const isSameContent = (stored: readonly (Mark | undefined)[], marks: readonly Mark[]): boolean =>
  stored.some(known => marks.some(({ key, content }) => key === known?.key && content === known.content));

/** Every idempotency mark of a stored submission. */
export const idempotencyMarksOf = ({ idempotency, alsoIdempotency = [] }: Uniques): (Mark | undefined)[] => [
  idempotency,
  ...alsoIdempotency,
];
