import { isApiError, type Receipt } from '@melikgazi/mimer-sdk';
import type { FormerAttempt } from './state.ts';

/** What asking after a former attempt needs. */
export interface InquiryOptions {
  /** Looks for the receipt of what was sent; `missing` where there is none, `unknown` where the client cannot ask. */
  readonly find: (signal: AbortSignal) => Promise<Receipt | 'missing' | 'unknown'>;
  /** Whether the municipality can be asked at all. */
  readonly canAsk: boolean;
  /** Calls `run` later; answers how to cancel. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
  /** Milliseconds since the attempt was made. */
  readonly age: number;
  readonly onFound: (receipt: Receipt) => void;
  readonly onKnown: (former: FormerAttempt) => void;
}

const first = 5_000;
const longest = 5 * 60_000;
/** An attempt may still be on its way when it is looked for first. */
const overtaking = 20_000;

/**
 * Asks what became of an attempt whose answer never came, again and again until it is known. Answers how to ask at once, and how to stop.
 */
export const inquire = ({ find, canAsk, later, age, onFound, onKnown }: InquiryOptions) => {
  const abort = new AbortController();
  const { signal } = abort;
  let pause = first;
  let cancel: (() => void) | undefined;
  let isAsking = false;
  let hasWaited = age >= overtaking;
  const ask = async (): Promise<void> => {
    if (isAsking || signal.aborted) return;
    cancel?.();
    isAsking = true;
    try {
      const found = await find(signal);
      if (signal.aborted) return;
      if (typeof found !== 'string') onFound(found);
      else if (found === 'missing' && !hasWaited) {
        cancel = later(() => {
          hasWaited = true;
          void ask();
        }, overtaking - age);
      } else onKnown(found);
    } catch (error) {
      if (signal.aborted) return;
      onKnown('unknown');
      // It says no: asking again would not change it.
      if (isApiError(error) && error.status < 500 && error.status !== 429) return;
      cancel = later(() => void ask(), pause);
      pause = Math.min(longest, pause * 2);
    } finally {
      isAsking = false;
    }
  };
  /** Only who waits for it is told that it is looked for; what is looked for by itself is not said over and over. */
  const askAloud = () => {
    if (!canAsk) return onKnown('unknown');
    onKnown('asking');
    void ask();
  };
  askAloud();
  return {
    askNow: askAloud,
    stop: () => {
      abort.abort();
      cancel?.();
    },
  };
};

/** An inquiry that is under way. */
export type Inquiry = ReturnType<typeof inquire>;
