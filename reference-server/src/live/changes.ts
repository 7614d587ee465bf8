import type { RequestStore } from '../store/store.ts';

/**
 * Calls `listener` whenever a request may have changed, until the answered function is called. It says no more than that:
 * whoever listens looks for itself.
 */
export type FollowChanges = (reference: string, listener: () => void) => () => void;

/**
 * The changes that a store tells of. Where several processes share one, its `watch` is what hears of the others' changes, by
 * notifications or by looking; nothing here knows of it.
 */
export const changesOf = (store: Pick<RequestStore, 'watch'>): FollowChanges => {
  const followers = new Map<string, Set<() => void>>();
  let unwatch: (() => void) | undefined;
  const tell = (reference: string) => followers.get(reference)?.forEach(listener => listener());
  return (reference, listener) => {
    const those = followers.get(reference) ?? new Set();
    followers.set(reference, those.add(listener));
    unwatch ??= store.watch(tell, { closely: true });
    return () => {
      those.delete(listener);
      if (those.size === 0) followers.delete(reference);
      if (followers.size > 0) return;
      unwatch?.();
      unwatch = undefined;
    };
  };
};
