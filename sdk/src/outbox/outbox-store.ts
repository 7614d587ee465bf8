import { itemFrom, type OutboxItem } from './outbox-item.ts';

/**
 * Where items are kept. A promise resolves once the change would survive a crash. What is read may come from anywhere, hence
 * `unknown`.
 */
export interface OutboxStore {
  /** One name for all tabs that share the store. */
  readonly name: string;
  readonly list: () => Promise<readonly unknown[]>;
  readonly add: (item: OutboxItem) => Promise<void>;
  /**
   * Changes an entry in one step that nobody gets in between; `change` is not called where there is none, and leaves it as it is
   * by answering `undefined`. It brings no new files along.
   */
  readonly update: (id: string, change: (entry: unknown) => OutboxItem | undefined) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly clear: () => Promise<void>;
  /**
   * Takes the right to send until `until`, for `holder`; not while somebody else's right is good at `now`. Only needed where
   * there are no Web Locks.
   */
  readonly claim: (holder: string, now: number, until: number) => Promise<boolean>;
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
