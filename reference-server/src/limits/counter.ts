import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';

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

/** Makes counters: those of one name count as one, as far as their maker reaches. */
export type OpenCounter = (name: string, windowSeconds: number) => Counter;

/** Counts in this process's memory, where nothing stays longer than `windowSeconds`. */
export const memoryCounter: OpenCounter = (_name, windowSeconds) =>
  counterBy(
    new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: windowSeconds }),
    windowSeconds,
  );

/** What a limiter of the library counts; how many are too many is for others to say. */
export const counterBy = (
  limiter: Pick<RateLimiterAbstract, 'penalty' | 'get'>,
  windowSeconds: number,
): Counter => ({
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
});
