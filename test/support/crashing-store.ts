import type { OutboxStore } from '@melikgazi/mimer-sdk/outbox';

/** The power went. */
export class Crash extends Error {}

/**
 * A store whose process dies at the `crashAt`-th call, before or after it had its effect; every later call of the same process fails as
 * well, as nothing runs in a dead process.
 */
export const crashingStore = (
  store: OutboxStore,
  { crashAt, afterwards }: { readonly crashAt: number; readonly afterwards: boolean },
): { readonly store: OutboxStore; readonly calls: () => number } => {
  let calls = 0;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    calls += 1;
    if (calls > crashAt || (calls === crashAt && !afterwards)) throw new Crash();
    const result = await work();
    if (calls >= crashAt) throw new Crash();
    return result;
  };
  return {
    calls: () => calls,
    store: {
      name: store.name,
      list: () => step(() => store.list()),
      add: item => step(() => store.add(item)),
      update: (id, change) => step(() => store.update(id, change)),
      remove: id => step(() => store.remove(id)),
      clear: () => step(() => store.clear()),
      claim: (holder, now, until) => step(() => store.claim(holder, now, until)),
      release: holder => step(() => store.release(holder)),
    },
  };
};
