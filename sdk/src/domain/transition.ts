import { isLegal, type Status } from '../contract/index.ts';
import { statusOf } from './derive.ts';
import { ErasedError } from './erase.ts';
import type { StoredRequest } from './stored-request.ts';

/** Something that the status forbids, or what happened so far; the message is for developers. */
export class IllegalTransitionError extends Error {
  override readonly name = 'IllegalTransitionError' as const;
  constructor(status: Status, action: string, reason?: string) {
    const because = reason === undefined ? '' : `: ${reason}`;
    super(`A request that is ${status} can't be taken by “${action}”${because}.`);
  }
}

/**
 * Refuses what the table of the lifecycle forbids.
 *
 * @throws {@link IllegalTransitionError} naming the status and the action.
 * @throws {@link ErasedError} where there is only a tombstone left.
 */
export const assertLegal = (request: StoredRequest, from: readonly Status[], action: string): void => {
  if (request.erasedOn !== undefined) throw new ErasedError();
  const status = statusOf(request);
  if (!isLegal(from, status)) throw new IllegalTransitionError(status, action);
};
