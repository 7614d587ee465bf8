import { itemFrom, type OutboxItem } from './outbox-item.ts';

/**
 * Where items are kept: the port to write an adapter of your own against, as `indexedDbStore` and `memoryStore` are.
 *
 * A promise resolves once the change would survive a crash, and rejects where it may not have been made: then nothing is promised, and
 * the same may be asked for again. What is read may come from anywhere, an older version among it, hence `unknown`: hand it over as it
 * is, and keep what you do not understand. An item holds Blobs and what can be cloned; one that can't be kept is refused by `add`, with
 * `OutboxUnavailableError` where it is for want of room.
 */
export interface OutboxStore {
  /** One name for all tabs and processes that share the store; locks and channels are named after it. */
  readonly name: string;
  /** Every entry, in any order, each one's own copy: changing it changes nothing. */
  readonly list: () => Promise<readonly unknown[]>;
  /** Keeps an item under its `id`, which is new. */
  readonly add: (item: OutboxItem) => Promise<void>;
  /**
   * Changes an entry in one step that nobody gets in between, no other tab or process either; `change` is not called where there is
   * none, and leaves it as it is by answering `undefined`. It may be called again where the step has to be, and what it throws is thrown. It brings no new files along.
   */
  readonly update: (id: string, change: (entry: unknown) => OutboxItem | undefined) => Promise<void>;
  /** Forgets an entry; it need not be there. */
  readonly remove: (id: string) => Promise<void>;
  /** Forgets every entry; nothing of them stays. */
  readonly clear: () => Promise<void>;
  /**
   * Takes the right to send until `until`, for `holder`, and answers whether it could: not while somebody else's right is good at `now`;
   * one's own is prolonged. Both are milliseconds since 1970. Only asked for where there are no Web Locks.
   */
  readonly claim: (holder: string, now: number, until: number) => Promise<boolean>;
  /** Gives the right back, where it is the holder's. */
  readonly release: (holder: string) => Promise<void>;
}

/** Changes an item and answers how it is now; nothing where it is gone: then it must not come back. */
export const changeItem = async (
  store: OutboxStore,
  id: string,
  change: (item: OutboxItem) => OutboxItem,
): Promise<OutboxItem | undefined> => {
  let result: OutboxItem | undefined;
  await store.update(id, entry => {
    const item = itemFrom(entry);
    result = item && change(item);
    return result;
  });
  return result;
};
