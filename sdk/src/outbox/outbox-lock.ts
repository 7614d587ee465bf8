import type { OutboxStore } from './outbox-store.ts';

/** Lets one tab send at a time. */
export interface OutboxLock {
  /**
   * Runs `task` unless another tab is at it, and answers whether it ran. `task` calls `keep` before whatever may take long; it answers
   * whether this tab still has the right to send.
   */
  readonly run: (task: (keep: () => Promise<boolean>) => Promise<void>) => Promise<boolean>;
}

/**
 * A Web Lock: it ends with the tab, however the tab ends. It is never stolen.
 *
 * @example
 * const lock = webLock('mimer-outbox', navigator.locks);
 * console.log(await lock.run(async keep => console.log(await keep())));
 */
export const webLock = (name: string, locks: LockManager): OutboxLock => ({
  run: task =>
    locks.request(name, { ifAvailable: true }, async lock => {
      if (lock === null) return false;
      await task(() => Promise.resolve(true));
      return true;
    }),
});

/** Longer than any one call may take, retries included; a tab that crashed keeps the others waiting so long. */
const leaseTime = 300_000;

/**
 * A right to send that runs out, kept in the store itself, where there are no Web Locks. Two tabs may send at once when a call
 * takes longer than the right is good: they send the same body under the same key, so that it is still one request.
 *
 * @example
 * const store = memoryStore();
 * const lock = leaseLock(store, { holder: crypto.randomUUID(), now: Date.now });
 * createOutbox({ store, lock, send: senderOf(() => Promise.resolve(mimer)) });
 */
export const leaseLock = (
  store: OutboxStore,
  { holder, now }: { readonly holder: string; readonly now: () => number },
): OutboxLock => {
  // Two of the same tab are two as well.
  let runs = false;
  return {
    run: async task => {
      const claim = () => store.claim(holder, now(), now() + leaseTime);
      if (runs) return false;
      runs = true;
      try {
        if (!(await claim())) return false;
        await task(claim);
        // What is not given back runs out.
        await store.release(holder).catch(() => undefined);
        return true;
      } finally {
        runs = false;
      }
    },
  };
};
