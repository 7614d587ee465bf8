const first = 5_000;
const longest = 30 * 60_000;

/**
 * Milliseconds to wait after the `attempts`-th attempt: twice as long each time, half of it left to chance, so that not everybody comes
 * back at once; never less than the backend asked for.
 *
 * @param chance - From 0 to 1.
 */
export const backoff = (attempts: number, chance: number, retryAfter = 0): number => {
  const whole = Math.min(longest, first * 2 ** Math.min(attempts - 1, 20));
  return Math.max(whole / 2 + (whole / 2) * chance, retryAfter * 1000);
};
