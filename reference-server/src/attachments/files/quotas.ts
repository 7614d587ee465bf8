import { hasRoom, type StagingLimits } from '../staging-limits.ts';

/** Counts what is staged. */
export class Quotas {
  readonly #limits: StagingLimits;
  readonly #owners = new Map<string, { files: number; bytes: number }>();
  #allBytes = 0;

  constructor(limits: StagingLimits) {
    this.#limits = limits;
  }

  /** Whether an owner may stage one file more, of at most `bytes`. */
  hasRoom(owner: string, bytes: number): boolean {
    const used = this.#owners.get(owner) ?? { files: 0, bytes: 0 };
    return hasRoom(this.#limits, { ...used, allBytes: this.#allBytes }, bytes);
  }

  /** Counts a file; the answer takes it back, once. */
  add(owner: string, bytes: number): () => void {
    const used = this.#owners.get(owner) ?? { files: 0, bytes: 0 };
    this.#owners.set(owner, used);
    used.files += 1;
    used.bytes += bytes;
    this.#allBytes += bytes;
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      used.files -= 1;
      used.bytes -= bytes;
      this.#allBytes -= bytes;
      if (used.files === 0) this.#owners.delete(owner);
    };
  }
}
