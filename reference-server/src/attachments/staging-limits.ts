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

/** What an owner has staged, and all of them together. */
export interface Staged {
  readonly files: number;
  readonly bytes: number;
  readonly allBytes: number;
}

/** Whether there is room for one file more, of at most `bytes`. */
export const hasRoom = (limits: StagingLimits, staged: Staged, bytes: number): boolean =>
  staged.files < limits.files &&
  staged.bytes + bytes <= limits.bytes &&
  staged.allBytes + bytes <= limits.allBytes;

const unclaimedHours = 24;

/** The moment before which a file must have come that nobody will claim any more. */
export const unclaimedBefore = (now: Date): Date => new Date(now.getTime() - unclaimedHours * 3_600_000);
