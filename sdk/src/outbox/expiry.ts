import { isOpen, type OutboxItem } from './outbox-item.ts';
import { changeItem, type OutboxStore } from './outbox-store.ts';

/** Thirty days, in milliseconds: what is left on a device, perhaps one of others, must not go out by surprise a season later. */
export const defaultMaxAge = 30 * 86_400_000;

/**
 * Whether it was set aside because it had waited too long; an attempt may have arrived that nobody answered.
 *
 * @example
 * const outbox = createOutbox({ store: memoryStore(), send: senderOf(() => Promise.resolve(mimer)) });
 * console.log((await outbox.items()).filter(hasExpired).length);
 */
export const hasExpired = ({ state, reason }: OutboxItem): boolean =>
  state === 'setAside' && reason?.code === 'expired';

/** Sets aside those of `items` that wait since `before`, or longer, and answers the others. */
export const setExpiredAside = async (
  store: OutboxStore,
  items: readonly OutboxItem[],
  before: number,
): Promise<readonly OutboxItem[]> => {
  const isOld = (item: OutboxItem) => isOpen(item) && item.createdAt <= before;
  for (const { id } of items.filter(isOld))
    await changeItem(store, id, item =>
      isOld(item) ? { ...item, state: 'setAside', reason: { code: 'expired' } } : item,
    );
  return items.filter(item => !isOld(item));
};
