import type { Outbox } from './create-outbox.ts';
import { isOpen } from './outbox-item.ts';

/** What tells an outbox that it is time to look again. */
export interface WatchOptions {
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Calls `run` later; answers how to cancel. @default setTimeout */
  readonly later?: (run: () => void, milliseconds: number) => () => void;
  /** Calls `wake` when the network may be back; answers how to stop. @default the page's `online` and `visibilitychange` */
  readonly wakes?: (wake: () => void) => () => void;
}

/** Soon enough after another tab was at it, and rare enough to cost nothing. */
const shortest = 5_000;
/** Timers of a sleeping page may be late; this is how long one may be set for. */
const longest = 10 * 60_000;

const timer = (run: () => void, milliseconds: number) => {
  const id = setTimeout(run, milliseconds);
  return () => clearTimeout(id);
};

const pageWakes = (wake: () => void) => {
  const abort = new AbortController();
  const { signal } = abort;
  globalThis.addEventListener?.('online', wake, { signal });
  globalThis.addEventListener?.('pageshow', wake, { signal });
  return () => abort.abort();
};

/**
 * Sends what is in an outbox when its time has come, and when the network is back, until the answered function is called.
 *
 * @example
 * const outbox = createOutbox({ store: memoryStore(), send: senderOf(() => Promise.resolve(mimer)) });
 * const stop = watchOutbox(outbox);
 * addEventListener('pagehide', stop);
 */
export const watchOutbox = (
  outbox: Outbox,
  { now = Date.now, later = timer, wakes = pageWakes }: WatchOptions = {},
): (() => void) => {
  let cancel: (() => void) | undefined;
  let isOver = false;
  const run = async (all: boolean): Promise<void> => {
    cancel?.();
    cancel = undefined;
    try {
      await outbox.flush({ all });
      const times = (await outbox.items()).filter(isOpen).map(({ nextAt }) => nextAt);
      if (times.length > 0) plan(Math.min(...times) - now());
    } catch {
      // The device does not give the outbox out now; it may later.
      plan(longest);
    }
  };
  const plan = (milliseconds: number) => {
    cancel?.();
    if (isOver) return;
    cancel = later(() => void run(false), Math.min(longest, Math.max(shortest, milliseconds)));
  };
  const stopWakes = wakes(() => void run(true));
  // What another tab adds is sent by it; once it is closed, by us.
  const stopObserving = outbox.subscribe(items => {
    if (cancel === undefined && items.some(isOpen)) plan(shortest);
  });
  void run(false);
  return () => {
    isOver = true;
    cancel?.();
    stopWakes();
    stopObserving();
  };
};
