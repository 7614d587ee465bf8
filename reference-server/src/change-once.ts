import type { StoredEvent, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { ConflictError, type RequestStore } from './store/store.ts';
import { isSameContent, type Mark } from './submission-marks.ts';

/** A change that must happen once, however often it is asked for. */
export interface OnceChange {
  readonly reference: string;
  /** By which it is known again, by every secret; none: it is not. */
  readonly marks: readonly Mark[];
  /** Makes the change; the event it adds must bear `mark`, the first of the marks. */
  readonly change: (mark: StoredEvent['mark'] | undefined) => Promise<StoredRequest>;
}

/**
 * Makes a change, unless an event with its mark is there: then the request as it is now is the answer. It is looked for
 * before the change, whose conditions may not hold any more, and after one that failed, which may have been overtaken.
 *
 * @throws {@link ConflictError} by `idempotency` where the same key came with other content.
 */
export const changeOnce = async (
  { reference, marks, change }: OnceChange,
  store: RequestStore,
): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }> => {
  const before = await replayOf(reference, marks, store);
  if (before !== undefined) return { request: before, replayed: true };
  try {
    return { request: await change(marks[0]), replayed: false };
  } catch (error) {
    const since = await replayOf(reference, marks, store);
    if (since === undefined) throw error;
    return { request: since, replayed: true };
  }
};

/**
 * Refuses a change that was made already; to be asked inside the write, where nothing can come in between.
 *
 * @throws {@link ConflictError} by `idempotency`.
 */
export const assertNew = (stored: StoredRequest, marks: readonly Mark[]): void => {
  if (eventWith(stored, marks) !== undefined) throw new ConflictError('idempotency');
};

const replayOf = async (
  reference: string,
  marks: readonly Mark[],
  store: RequestStore,
): Promise<StoredRequest | undefined> => {
  const stored = marks.length === 0 ? undefined : await store.find(reference);
  const event = stored && eventWith(stored, marks);
  if (event === undefined) return undefined;
  if (!isSameContent([event.mark], marks)) throw new ConflictError('idempotency');
  return stored;
};

const eventWith = ({ events }: StoredRequest, marks: readonly Mark[]): StoredEvent | undefined =>
  events.find(({ mark }) => marks.some(({ key }) => key === mark?.key));
