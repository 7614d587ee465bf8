import { Readable } from 'node:stream';
import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';
import { interceptedFileSystem, systemError } from './intercepted-file-system.ts';

export interface Fault {
  /** The first operation that fails, counted from `arm`. */
  readonly at: number;
  readonly code: string;
  /** Whether only that one fails, or all that come after it too. */
  readonly lasts: 'once' | 'for good';
  /** Whether it fails instead of happening, or happens and reports a failure. */
  readonly when: 'before' | 'after';
}

/**
 * A disk in trouble: healthy until `arm`, and again after `repair`.
 *
 * @param only - The operations that may fail; by default all.
 */
export const failingFileSystem = (inner: FileSystem, only?: readonly string[]) => {
  let fault: Fault | undefined;
  let count = 0;
  const isHit = () => {
    count += 1;
    return fault !== undefined && (fault.lasts === 'once' ? count === fault.at : count >= fault.at);
  };
  return {
    fileSystem: interceptedFileSystem(inner, async (operation, run) => {
      if (only?.includes(operation) === false || !isHit()) return run();
      // A descriptor is gone however closing it ended, and nobody else can close one that was never handed out.
      if (fault?.when === 'after' || operation === 'close') await letGo(await run());
      throw systemError(fault?.code ?? '');
    }),
    arm: (next: Fault) => {
      fault = next;
      count = 0;
    },
    /** Answers whether the fault was met at all. */
    repair: () => {
      const wasMet = fault !== undefined && count >= fault.at;
      fault = undefined;
      return wasMet;
    },
  };
};

const isOpen = (value: unknown): value is { readonly close: () => Promise<void> } =>
  typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';

const letGo = async (opened: unknown): Promise<void> => {
  if (isOpen(opened)) await opened.close();
  if (
    typeof opened === 'object' &&
    opened !== null &&
    'stream' in opened &&
    opened.stream instanceof Readable
  )
    opened.stream.destroy();
};
