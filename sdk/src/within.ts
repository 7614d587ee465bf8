import { ConnectionError } from './errors.ts';

/** The longest that a timer can be set for, in milliseconds; one that is longer would end at once. */
export const longestTimer = 2 ** 31 - 1;

/**
 * Gives `work` so many milliseconds, and ends it with `signal`, whether it listens to its own signal or not.
 *
 * @throws the signal's reason; ConnectionError `timeout`.
 */
export const within = async <Answer>(
  { timeout = longestTimer, signal }: { readonly timeout?: number; readonly signal: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> => {
  signal?.throwIfAborted();
  const own = new AbortController();
  let stop = () => {};
  const end = new Promise<undefined>(resolve => {
    stop = () => resolve(undefined);
  });
  const timer = setTimeout(stop, Math.min(timeout, longestTimer));
  signal?.addEventListener('abort', stop);
  try {
    const first = await Promise.race([work(own.signal).then(answer => ({ answer })), end]);
    signal?.throwIfAborted();
    if (first !== undefined) return first.answer;
    throw new ConnectionError('No answer came in time.', { code: 'timeout' });
  } catch (error) {
    own.abort();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
};
