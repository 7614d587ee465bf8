/** Takes a bounded number of tasks, of which a bounded number runs at once. */
export interface WorkQueue {
  /** @throws {@link BusyError} at once when too many wait already. */
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** There is too much to do already; it is worth trying again in a moment. */
export class BusyError extends Error {
  override readonly name = 'BusyError' as const;
}

export const createWorkQueue = ({ atOnce, waiting }: { atOnce: number; waiting: number }): WorkQueue => {
  const turns: (() => void)[] = [];
  let running = 0;
  return {
    run: async task => {
      if (running >= atOnce) {
        if (turns.length >= waiting) throw new BusyError('Too many tasks wait already.');
        // Whoever ends hands its place over, so that nobody can slip in between.
        await new Promise<void>(resolve => turns.push(resolve));
      } else running += 1;
      try {
        return await task();
      } finally {
        const next = turns.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
};
