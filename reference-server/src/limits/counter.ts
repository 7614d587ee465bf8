import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How often something happened within a window, and how many seconds the window has left. */
export interface Count {
  readonly sum: number;
  readonly secondsLeft: number;
}

/** Counts by key, each in a window of its own that begins with its first count. Keys must say nothing about anyone. */
export interface Counter {
  /** Adds one, at once with the answer. */
  add(key: string): Promise<Count>;
  read(key: string): Promise<Count>;
}

/** Counts in this process's memory, where nothing stays longer than `windowSeconds`. */
export const memoryCounter = (windowSeconds: number): Counter => {
  const limiter = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: windowSeconds });
  return {
    add: async key => {
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
      return { sum: consumedPoints, secondsLeft: Math.ceil(msBeforeNext / 1000) };
    },
    read: async key => {
      const found = await limiter.get(key);
      return found === null || found.msBeforeNext <= 0
        ? { sum: 0, secondsLeft: windowSeconds }
        : { sum: found.consumedPoints, secondsLeft: Math.ceil(found.msBeforeNext / 1000) };
    },
  };
};
