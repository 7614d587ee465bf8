import type { Readable } from 'node:stream';
import type { SetTimer } from '../periodic-job.ts';
import type { FollowChanges } from './changes.ts';
import { liveStream, type LiveEvent } from './live-stream.ts';

const mostOfOneRequest = 3;

export interface LiveStreamsOptions {
  readonly changes: FollowChanges;
  readonly setTimer: SetTimer;
  /** Aborted when all of them are to end. */
  readonly stopping: AbortSignal;
  /** Told why a look failed; the answer ends then, and whoever follows comes again. */
  readonly onError: (error: unknown) => void;
}

/** What somebody wants to follow. */
export interface Following {
  readonly reference: string;
  /** The id of the last event that they have; `''` for none. */
  readonly lastId: string;
  /** The request as it is now; nothing where it is not theirs to see any more. */
  readonly look: () => Promise<LiveEvent | undefined>;
}

/** The live answers of one endpoint. */
export interface LiveStreams {
  /** Opens one; nothing where as many as there may be follow the request already. */
  open(following: Following): Readable | undefined;
}

/** Counted in this process alone: behind several, each lets in as many. */
export const createLiveStreams = ({ changes, ...options }: LiveStreamsOptions): LiveStreams => {
  const open = new Map<string, number>();
  return {
    open: ({ reference, lastId, look }) => {
      const others = open.get(reference) ?? 0;
      if (others >= mostOfOneRequest) return undefined;
      open.set(reference, others + 1);
      const stream = liveStream({
        lastId,
        look,
        follow: listener => changes(reference, listener),
        ...options,
      });
      stream.once('close', () => {
        const left = (open.get(reference) ?? 1) - 1;
        if (left === 0) open.delete(reference);
        else open.set(reference, left);
      });
      return stream;
    },
  };
};
