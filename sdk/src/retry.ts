import { isConnectionError, isMimerError } from './errors.ts';

/** A longer pause than this, in seconds, is the caller's to decide on, not ours to sit through. */
const longestPause = 20;
const longestBackoff = 5000;

const passing: readonly unknown[] = [408, 425, 429, 500, 502, 503, 504, 507];

/**
 * Milliseconds to wait after the `attempt`-th attempt failed, where another one may do better: what the backend asks for,
 * and something left to chance, so that not everybody comes back at once.
 *
 * @param chance - From 0 to 1.
 */
export const pauseAfter = (attempt: number, error: unknown, chance: number): number | undefined => {
  if (!mayPass(error)) return undefined;
  const { retryAfter = 0 } = isMimerError(error) ? error : {};
  if (retryAfter > longestPause) return undefined;
  return retryAfter * 1000 + chance * Math.min(longestBackoff, 300 * 2 ** (attempt - 1));
};

/** Whether the same call may do better later. */
export const mayPass = (error: unknown): boolean => {
  if (isConnectionError(error)) return error.code !== 'redirected';
  if (!isMimerError(error) || error.code === 'challenge_required') return false;
  return error.code === 'in_flight' || passing.includes(error.status);
};

/**
 * Seconds that an answer asks to wait, by `Retry-After`. A date counts from the answer's own `Date`: our clock may be wrong.
 */
export const retryAfterOf = (headers: Headers): number | undefined => {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('Date') ?? '')) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
};
