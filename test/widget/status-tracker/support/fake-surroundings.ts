import type { Surroundings } from '../../../../widget/src/status-tracker/surroundings.ts';

/** A world whose time goes on only when it is told to, and whose page can be hidden. */
export class FakeSurroundings implements Surroundings {
  private time = Date.parse('2026-11-26T09:00:00Z');
  private awake = true;
  private timers: { readonly at: number; readonly call: () => void }[] = [];
  private listeners: (() => void)[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, call: () => void): () => void {
    const timer = { at: this.time + milliseconds, call };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter(found => found !== timer));
  }

  isAwake(): boolean {
    return this.awake;
  }

  onWake(call: () => void): () => void {
    this.listeners.push(call);
    return () => (this.listeners = this.listeners.filter(found => found !== call));
  }

  /** How many wait for something: none once everything has stopped. */
  get waiting(): number {
    return this.timers.length + this.listeners.length;
  }

  hide(): void {
    this.turn(false);
  }

  /** The network goes, which nobody tells. */
  goOffline(): void {
    this.awake = false;
  }

  wake(): void {
    this.turn(true);
  }

  /** Lets seconds go by, one after the other, with all that happens meanwhile. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.time += 1000;
      const due = this.timers.filter(({ at }) => at <= this.time);
      this.timers = this.timers.filter(({ at }) => at > this.time);
      for (const { call } of due) call();
      if (due.length > 0) await settle();
    }
    await settle();
  }

  private turn(awake: boolean): void {
    this.awake = awake;
    for (const listener of this.listeners) listener();
  }
}

/** Lets promises that are ready go on. */
export const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve));
