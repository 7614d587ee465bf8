import type { NewRequest } from '../contract/new-request.ts';
import { deliver } from './deliver.ts';
import { defaultMaxAge, setExpiredAside } from './expiry.ts';
import { broadcast, type OutboxChannel } from './outbox-channel.ts';
import { isOpen, itemFrom, type OutboxFile, type OutboxItem } from './outbox-item.ts';
import { leaseLock, webLock, type OutboxLock } from './outbox-lock.ts';
import type { OutboxSender } from './outbox-sender.ts';
import type { OutboxStore } from './outbox-store.ts';

/** A submission to be left in the outbox. */
export interface NewOutboxItem {
  /** What is to be submitted, without a challenge. */
  readonly request: NewRequest;
  /** The intent's key: one that attempts were made with already, or a fresh one. @default a fresh UUID */
  readonly idempotencyKey?: string | undefined;
  /** Other bodies that went out under the key and were not answered. */
  readonly earlier?: readonly NewRequest[] | undefined;
  /** Uploaded before it is sent, but for those that are already. */
  readonly files?: readonly OutboxFile[] | undefined;
  /** The caller's own, kept until the request is sent; what can be cloned. */
  readonly context?: unknown;
}

/** What an outbox is made of. */
export interface OutboxOptions {
  readonly store: OutboxStore;
  readonly send: OutboxSender;
  /** Lets one tab send at a time. @default a Web Lock, or a lease in the store */
  readonly lock?: OutboxLock;
  /** Tells other tabs. @default a BroadcastChannel */
  readonly channel?: OutboxChannel;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /**
   * Milliseconds after which what was not sent is set aside as `expired`: it is kept, and not sent by itself any more.
   *
   * @default thirty days
   */
  readonly maxAge?: number;
  /** From 0 to 1. @default Math.random */
  readonly chance?: () => number;
  /** Never the same twice, and not to be guessed. @default crypto.randomUUID */
  readonly newKey?: () => string;
}

/** Submissions that wait for the network. */
export interface Outbox {
  /**
   * Keeps a submission; it is on the device once this resolves.
   *
   * @throws TypeError when the request is not as the contract says: it could not be read back. Nothing was kept.
   * @throws OutboxUnavailableError when the device has no storage, or too little: then nothing was promised.
   */
  readonly add: (item: NewOutboxItem) => Promise<OutboxItem>;
  /** Everything in it, oldest first. */
  readonly items: () => Promise<readonly OutboxItem[]>;
  /**
   * Sends what is due, one after the other; with `all` also what would wait longer. Answers whether it could: another tab may be at it.
   */
  readonly flush: (options?: { readonly all?: boolean }) => Promise<boolean>;
  /** Drops one, and gives it up if it is on its way: a receipt that was read, or what is not to be sent any more. */
  readonly remove: (id: string) => Promise<void>;
  /** Drops everything, and gives up what is on its way. */
  readonly wipe: () => Promise<void>;
  /** Calls `observer` after each change, also by another tab; answers how to stop. */
  readonly subscribe: (observer: (items: readonly OutboxItem[]) => void) => () => void;
}

const defaultLock = (store: OutboxStore, newKey: () => string, now: () => number): OutboxLock =>
  typeof navigator === 'object' && navigator.locks !== undefined
    ? webLock(store.name, navigator.locks)
    : leaseLock(store, { holder: newKey(), now });

/**
 * An outbox: each submission in it is sent exactly once, over reloads, crashes and several tabs. What can never be accepted is set
 * aside with the reason, not dropped and not tried for ever; so is what has waited too long.
 *
 * @example
 * const outbox = createOutbox({
 *   store: indexedDbStore('mimer-outbox'),
 *   send: senderOf(() => Promise.resolve(mimer)),
 * });
 * const stop = watchOutbox(outbox);
 * await outbox.add({ request });
 * for (const { state, receipt, reason } of await outbox.items()) console.log(state, receipt?.reference, reason?.code);
 * stop();
 */
export const createOutbox = ({
  store,
  send,
  now = Date.now,
  maxAge = defaultMaxAge,
  chance = Math.random,
  newKey = () => crypto.randomUUID(),
  lock = defaultLock(store, newKey, now),
  channel = broadcast(store.name),
}: OutboxOptions): Outbox => {
  const observers = new Set<(items: readonly OutboxItem[]) => void>();
  let abort = new AbortController();
  const underWay = new Map<string, AbortController>();
  let stopListening: (() => void) | undefined;

  const items = async (): Promise<readonly OutboxItem[]> => {
    const entries = await store.list();
    const readable = entries.map(itemFrom).filter(item => item !== undefined);
    return readable.toSorted((one, other) => one.createdAt - other.createdAt);
  };
  const notify = (): void => {
    if (observers.size === 0) return;
    // A store that cannot be read now has nothing to tell.
    const told = items().then(all => observers.forEach(observer => observer(all)));
    told.catch(() => undefined);
  };
  const changed = (): void => {
    channel.tell();
    notify();
  };

  return {
    items,
    add: async ({ request, idempotencyKey = newKey(), earlier = [], files = [], context }) => {
      const item: OutboxItem = {
        version: 1,
        id: newKey(),
        idempotencyKey,
        request,
        earlier: [...earlier],
        files: [...files],
        context,
        createdAt: now(),
        attempts: 0,
        uploadedAnew: 0,
        nextAt: now(),
        state: 'waiting',
      };
      if (itemFrom(item) === undefined)
        throw new TypeError('This request is not as the contract says; an outbox could not read it back.');
      await store.add(item);
      changed();
      return item;
    },
    flush: ({ all = false } = {}) =>
      lock.run(async keep => {
        const tried = new Set<string>();
        const { signal } = abort;
        const isDue = (item: OutboxItem) =>
          isOpen(item) && (item.nextAt <= now() || (all && !tried.has(item.id)));
        while (!signal.aborted) {
          const all = await items();
          const current = await setExpiredAside(store, all, now() - maxAge);
          if (current.length < all.length) changed();
          const [item] = current.filter(isDue).toSorted((one, other) => one.nextAt - other.nextAt);
          if (item === undefined) return;
          tried.add(item.id);
          const own = new AbortController();
          underWay.set(item.id, own);
          const tools = { store, send, now, chance, newKey, keep, signal: own.signal, onChange: changed };
          const reached = await deliver(item.id, tools).finally(() => underWay.delete(item.id));
          // Without a network the next one would not arrive either.
          if ((!reached && !own.signal.aborted) || !(await keep())) return;
        }
      }),
    remove: async id => {
      await store.remove(id);
      underWay.get(id)?.abort();
      changed();
    },
    wipe: async () => {
      abort.abort();
      for (const own of underWay.values()) own.abort();
      abort = new AbortController();
      await store.clear();
      changed();
    },
    subscribe: observer => {
      observers.add(observer);
      stopListening ??= channel.listen(notify);
      return () => {
        observers.delete(observer);
        if (observers.size > 0) return;
        stopListening?.();
        stopListening = undefined;
      };
    },
  };
};
