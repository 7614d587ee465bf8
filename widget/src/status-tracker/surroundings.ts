import { callLater } from '../call-later.ts';

/** The world a tracker lives in, so that a test can be one. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after some milliseconds; what it answers takes that back. */
  after(milliseconds: number, call: () => void): () => void;
  /** Whether the page can be seen and the network is there. */
  isAwake(): boolean;
  /** Calls back whenever that may have changed; what it answers ends that. */
  onWake(call: () => void): () => void;
}

/** The browser's. */
export const browserSurroundings: Surroundings = {
  now: () => Date.now(),
  after: (milliseconds, call) => callLater(call, milliseconds),
  isAwake: () => document.visibilityState === 'visible' && navigator.onLine,
  onWake: call => {
    document.addEventListener('visibilitychange', call);
    window.addEventListener('online', call);
    return () => {
      document.removeEventListener('visibilitychange', call);
      window.removeEventListener('online', call);
    };
  },
};
