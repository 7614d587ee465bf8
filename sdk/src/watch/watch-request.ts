import type { CallOptions, CitizenOptions } from '../call-options.ts';
import type { TrackedRequest } from '../contract/tracked-request.ts';
import { isMimerError } from '../errors.ts';
import type { Http } from '../http.ts';
import { mayPass } from '../retry.ts';
import { sleep } from '../sleep.ts';
import { liveSource, pollSource, type Source, type Watched } from './sources.ts';

/** How a request is watched. */
export interface WatchRequestOptions extends CitizenOptions {
  /** Milliseconds between two looks, where the backend does not tell by itself; longer while nothing changes. @default 30000 */
  readonly interval?: number | undefined;
  /** How often in a row it may fail before the failure is thrown. @default Infinity */
  readonly retries?: number | undefined;
  /** Waits so many milliseconds, or until the signal is aborted. @default with setTimeout */
  readonly pause?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** From 0 to 1. @default Math.random */
  readonly chance?: (() => number) | undefined;
}

/** What watching needs of a client. */
export interface WatchTools {
  readonly http: Http;
  readonly capabilities: (options: CallOptions) => Promise<readonly string[]>;
}

const longestInterval = 10;
const longestBackoff = 60_000;

/** The states of a request, each once, from the present one on. */
export async function* watchRequest(
  { http, capabilities }: WatchTools,
  watched: Watched,
  {
    interval = 30_000,
    retries = Infinity,
    pause = sleep,
    chance = Math.random,
  }: Pick<WatchRequestOptions, 'interval' | 'retries' | 'pause' | 'chance'>,
): AsyncGenerator<TrackedRequest, void, undefined> {
  const { signal, timeout } = watched;
  const live = liveSource(http, watched);
  const poll = pollSource(http, watched);
  let source: Source | undefined;
  let shown = '';
  let failures = 0;
  let stretch = 1;
  let wait = 0;
  const isOver = () => signal?.aborted === true;
  while (!isOver()) {
    try {
      if (wait > 0) await pause(wait, signal);
      source ??= (await capabilities({ signal, timeout, retries: 0 })).includes('live') ? live : poll;
      stretch = Math.min(longestInterval, stretch * 1.5);
      for await (const request of source()) {
        failures = 0;
        // A line that broke and a backend without tags tell the same again.
        const state = JSON.stringify(request);
        if (state === shown) continue;
        shown = state;
        stretch = 1;
        yield request;
      }
      failures = 0;
      // A stream ends by itself after a while, everybody's at once where a server was stopped.
      wait = source === live ? 1000 + 4000 * chance() : interval * stretch * (0.8 + 0.4 * chance());
    } catch (error) {
      if (isOver()) return;
      if (!mayPass(error) || failures >= retries) throw error;
      const { code, retryAfter = 0 } = isMimerError(error) ? error : {};
      // As many as may follow do so already.
      const isFull = source === live && code === 'rate_limited';
      if (isFull) source = poll;
      const backoff = Math.min(longestBackoff, 1000 * 2 ** failures) * (0.5 + 0.5 * chance());
      wait = isFull ? 0 : retryAfter * 1000 + backoff;
      failures += 1;
    }
  }
}
