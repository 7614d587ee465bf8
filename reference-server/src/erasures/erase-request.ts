import { randomUUID } from 'node:crypto';
import { diskTrouble } from '../attachments/disk-trouble.ts';
import type { Endpoint } from '../parts.ts';
import {
  attachmentsOf,
  closingOf,
  erase,
  StillOpenError,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import type { LoggedErasure } from './erasure-log.ts';

/** What an erasure needs of an endpoint. */
export type ErasureParts = Pick<Endpoint, 'data' | 'store' | 'attachments' | 'clock' | 'erasures'>;

/** Why something is erased, and whether it may still be, as it is stored now. */
export interface ErasureCause {
  readonly reason: LoggedErasure['reason'];
  /** @default it may, where it is closed */
  readonly isWanted?: (stored: StoredRequest) => boolean;
}

/**
 * Erases the personal data of a closed request; once more changes nothing. The log comes first and the document last,
 * so that whatever stops it in between is made good at the next start.
 *
 * @throws {@link StillOpenError} where it is open, or not wanted any more.
 */
export const eraseRequest = async (
  reference: string,
  { reason, isWanted = () => true }: ErasureCause,
  { data, store, attachments, clock, erasures }: ErasureParts,
): Promise<void> => {
  const isRequested = reason === 'request';
  await store.update(reference, undefined, async stored => {
    if (stored.erasedOn !== undefined) return stored;
    const closing = closingOf(stored);
    if (closing === undefined || !isWanted(stored)) throw new StillOpenError();
    const at = clock().toISOString();
    try {
      await erasures.append({ reference, at, reason, closing });
    } catch (error) {
      throw diskTrouble(error);
    }
    await attachments.remove(attachmentsOf(stored).map(({ id }) => id));
    const version = isRequested ? stored.version + 1 : stored.version;
    const actor = isRequested ? 'staff' : 'system';
    return erase({ ...stored, version }, { data, at, newId: randomUUID, actor });
  });
};
