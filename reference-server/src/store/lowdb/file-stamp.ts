/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  readonly inode: number;
  /** Milliseconds, by the disk's clock, since its content, name or mode last changed; nobody can set it back. */
  readonly changedAt: number;
  /** Bytes. */
  readonly size: number;
}

// The coarsest clock that a file system has (FAT's), in milliseconds.
const coarsestTick = 2000;

/**
 * Whether a file that was looked at at `now`, by the disk's clock, would have another stamp after any change since: one
 * that changed a moment ago may change again within the same tick.
 */
export const isSettled = ({ changedAt }: FileStamp, now: number): boolean => changedAt < now - coarsestTick;

export const isSameStamp = (one: FileStamp, other: FileStamp): boolean =>
  one.inode === other.inode && one.changedAt === other.changedAt && one.size === other.size;
