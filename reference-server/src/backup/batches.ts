// More at once gain nothing, and each of them holds a descriptor.
const atOnce = 64;

/**
 * The results of `work` with each of many items, in the order of the items, a few dozen of them at a time. When one fails,
 * or `signal` says so, those under way are waited for and no other is begun.
 */
export async function* mapInBatches<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): AsyncGenerator<Result, void, undefined> {
  for await (const batch of batchesOf(items)) {
    signal.throwIfAborted();
    const outcomes = await Promise.allSettled(batch.map(work));
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason;
      yield outcome.value;
    }
  }
}

/** The same for work without a result. */
export const inBatches = async <Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> => {
  for await (const _done of mapInBatches(items, work, signal));
};

async function* batchesOf<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
): AsyncGenerator<Item[], void, undefined> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
