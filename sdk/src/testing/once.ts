import { ProblemError } from '../domain/problem-error.ts';
import type { StoredEvent, StoredRequest, Uniques } from '../domain/stored-request.ts';
import { canonical } from './canonical.ts';
import { ownerOf, type Caller } from './caller.ts';

/** How a call is known again: its key in its scope, and its content. */
export type Mark = NonNullable<Uniques['idempotency']>;

/** The mark of a call with a key; the challenge differs from try to try and is no content. */
export const markOf = (
  { caller, scope, key }: { caller: Caller; scope: readonly string[]; key: string },
  body: object,
): Mark => ({ key: JSON.stringify([ownerOf(caller), ...scope, key]), content: contentOf(body) });

const contentOf = (body: object): string =>
  canonical(Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'challenge')));

/** @throws ProblemError `idempotency_mismatch` where the same key came with other content. */
export const assertSame = (known: Mark | undefined, mark: Mark): void => {
  if (known?.content !== mark.content)
    throw new ProblemError('idempotency_mismatch', 'This Idempotency-Key came with another content before.');
};

/** The event that a call with this mark has made already. @throws ProblemError `idempotency_mismatch`. */
export const eventOf = ({ events }: StoredRequest, mark: Mark | undefined): StoredEvent | undefined => {
  const event = mark && events.find(({ mark: other }) => other?.key === mark.key);
  if (mark !== undefined && event !== undefined) assertSame(event.mark, mark);
  return event;
};

/** Every idempotency mark of a stored submission. */
export const marksOf = ({
  uniques: { idempotency, alsoIdempotency = [] },
}: StoredRequest): readonly Mark[] => [
  ...(idempotency === undefined ? [] : [idempotency]),
  ...alsoIdempotency,
];
