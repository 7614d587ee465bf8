import type { OutboxItem } from './outbox-item.ts';
import type { OutboxStore } from './outbox-store.ts';

let made = 0;

/**
 * An outbox that ends with the process: for tests, and for programs that keep their own books.
 *
 * @example
 * const outbox = createOutbox({ store: memoryStore(), send: senderOf(() => Promise.resolve(mimer)) });
 * await outbox.add({ request });
 * await outbox.flush();
 */
export const memoryStore = (name = `memory-${(made += 1)}`): OutboxStore => {
  const items = new Map<string, OutboxItem>();
  let lease = { holder: '', until: -Infinity };
  return {
    name,
    list: () => Promise.resolve([...items.values()].map(item => structuredClone(item))),
    add: item => {
      items.set(item.id, structuredClone(item));
      return Promise.resolve();
    },
    update: (id, change) => {
      const found = items.get(id);
      const changed = found && change(structuredClone(found));
      if (changed !== undefined) items.set(id, structuredClone(changed));
      return Promise.resolve();
    },
    remove: id => {
      items.delete(id);
      return Promise.resolve();
    },
    clear: () => {
      items.clear();
      return Promise.resolve();
    },
    claim: (holder, now, until) => {
      const free = lease.holder === holder || lease.until <= now;
      if (free) lease = { holder, until };
      return Promise.resolve(free);
    },
    release: holder => {
      if (lease.holder === holder) lease = { holder: '', until: -Infinity };
      return Promise.resolve();
    },
  };
};
