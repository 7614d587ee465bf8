import type { DraftStore } from '../flow/flow-memory.ts';

/** A page that is being reloaded may still be on its way out; a duplicated tab's original stays. */
const patience = 2_000;

/**
 * A tab's own storage. Where there is none, or it is full or forbidden, nothing is kept and nobody is troubled: the form works without.
 *
 * A key is taken by a Web Lock, which ends with the page; without Web Locks nothing is taken, since a duplicated tab could not be told from
 * a reloaded one.
 */
export const draftStore = (scope: string): DraftStore => {
  const nameOf = (slot: 'draft' | 'keys') => `mimer-${slot} ${scope}`;
  const held = new Map<string, () => void>();
  return {
    read: slot => {
      try {
        const value: unknown = JSON.parse(sessionStorage.getItem(nameOf(slot)) ?? 'null');
        return value;
      } catch {
        return undefined;
      }
    },
    write: (slot, value) => {
      try {
        if (value === undefined) sessionStorage.removeItem(nameOf(slot));
        else sessionStorage.setItem(nameOf(slot), JSON.stringify(value));
      } catch {
        // Blocked or full.
      }
    },
    take: key => {
      if (held.has(key)) return Promise.resolve(true);
      if (navigator.locks === undefined) return Promise.resolve(false);
      return new Promise<boolean>(resolve => {
        const holding = navigator.locks.request(
          `mimer-key ${key}`,
          { signal: AbortSignal.timeout(patience) },
          () =>
            new Promise<void>(release => {
              held.set(key, release);
              resolve(true);
            }),
        );
        holding.catch(() => resolve(false));
      });
    },
    giveBack: key => {
      held.get(key)?.();
      held.delete(key);
    },
  };
};
