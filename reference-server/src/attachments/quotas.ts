/** What may be staged at once. */
export interface StagingLimits {
  /** Files of one owner. */
  readonly files: number;
  /** Bytes of one owner. */
  readonly bytes: number;
  /** Bytes of all owners. */
  readonly allBytes: number;
}

/** A whole network of telephones may look like one owner, so that one has room for fifty citizens with five photos each. */
export const defaultStagingLimits: StagingLimits = {
  files: 250,
  bytes: 512 * 1024 ** 2,
  allBytes: 4 * 1024 ** 3,
};

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
    return (
      used.files < this.#limits.files &&
      used.bytes + bytes <= this.#limits.bytes &&
      this.#allBytes + bytes <= this.#limits.allBytes
    );
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
