import { randomUUID } from 'node:crypto';
import { attachmentsOf, erase, isOpen, type StoredRequest, updatedAtOf } from '@melikgazi/mimer-sdk/domain';
import type { ErasureParts } from './erase-request.ts';
import type { LoggedErasure } from './erasure-log.ts';

/**
 * Erases what the log names and the store still has: an older copy of it was put back, or an erasure was interrupted.
 * To be called before anybody is served; answers how many there were.
 */
export const eraseAgain = async ({
  data,
  store,
  attachments,
  erasures,
}: Omit<ErasureParts, 'clock'>): Promise<number> => {
  const logged = new Map((await erasures.entries()).map(entry => [entry.reference, entry]));
  if (logged.size === 0) return 0;
  let erased = 0;
  for await (const reference of store.references({ erased: false })) {
    const entry = logged.get(reference);
    if (entry === undefined) continue;
    const stored = await store.find(reference);
    if (stored === undefined || wasUsedSince(stored, entry)) continue;
    // An entry that nobody has synced may be gone after a power cut, and the files with it.
    await erasures.settle();
    await attachments.remove(attachmentsOf(stored).map(({ id }) => id));
    const { at, closing, reason } = entry;
    const actor = reason === 'request' ? 'staff' : 'system';
    await store.update(reference, undefined, unerased =>
      erase({ ...unerased, version: unerased.version + 1 }, { data, at, newId: randomUUID, actor, closing }),
    );
    erased += 1;
  }
  return erased;
};

/** An erasure that could not be written was answered with a failure; the request may have been reopened since. */
const wasUsedSince = (stored: StoredRequest, { at }: LoggedErasure): boolean =>
  isOpen(stored) && Date.parse(updatedAtOf(stored)) > Date.parse(at);
