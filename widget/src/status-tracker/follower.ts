import type { Surroundings } from './surroundings.ts';

/** What came of a look; after `over` there is nothing more to see. */
export type Look =
  { readonly name: 'fine' | 'over' } | { readonly name: 'failed'; readonly retryAfter?: number };

/** Milliseconds between two looks. */
const pause = 60_000;
const longestPause = 15 * pause;

/**
 * Looks again every minute, while somebody can see the page and the network is there; less often while it does not work.
 *
 * What it owns: when to look. What it does NOT own: looking.
 */
export class Follower {
  private readonly surroundings: Surroundings;
  private readonly look: () => Promise<Look>;
  private due = 0;
  private failures = 0;
  private stopTimer: (() => void) | undefined = undefined;
  private stopListening: (() => void) | undefined = undefined;
  /** Which start is the present one; a look of an earlier one says nothing about it. */
  private run = 0;
  private isLooking = false;

  constructor(surroundings: Surroundings, look: () => Promise<Look>) {
    this.surroundings = surroundings;
    this.look = look;
  }

  /** Begins anew, with a pause: somebody has just looked. */
  start(): void {
    this.stop();
    this.failures = 0;
    this.due = this.surroundings.now() + pause;
    this.stopListening = this.surroundings.onWake(() => this.plan());
    this.plan();
  }

  stop(): void {
    this.run += 1;
    this.isLooking = false;
    this.stopTimer?.();
    this.stopListening?.();
    this.stopTimer = undefined;
    this.stopListening = undefined;
  }

  private plan(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    if (this.isLooking || !this.surroundings.isAwake()) return;
    const left = Math.max(0, this.due - this.surroundings.now());
    this.stopTimer = this.surroundings.after(left, () => void this.lookNow());
  }

  private async lookNow(): Promise<void> {
    this.stopTimer = undefined;
    // Nothing is asked for a page that nobody sees; it is planned again when it is seen.
    if (!this.surroundings.isAwake()) return;
    const { run } = this;
    this.isLooking = true;
    const seen = await this.look();
    if (run !== this.run) return;
    this.isLooking = false;
    if (seen.name === 'over') return this.stop();
    this.failures = seen.name === 'fine' ? 0 : this.failures + 1;
    const asked = seen.name === 'failed' ? (seen.retryAfter ?? 0) * 1000 : 0;
    const backoff = Math.min(longestPause, pause * 2 ** this.failures);
    this.due = this.surroundings.now() + Math.max(asked, backoff);
    this.plan();
  }
}
