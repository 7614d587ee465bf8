import { Readable } from 'node:stream';
import type { SetTimer } from '../periodic-job.ts';

/** A comment this often shows that the connection is alive, to both ends and to all between them. */
const heartbeat = 20_000;
/** Then the follower comes again, with its credentials. */
const longest = 15 * 60_000;

/** One state of a request: its JSON, and an id that another state does not have. */
export interface LiveEvent {
  readonly id: string;
  readonly json: string;
}

export interface LiveStreamOptions {
  readonly lastId: string;
  readonly look: () => Promise<LiveEvent | undefined>;
  readonly follow: (listener: () => void) => () => void;
  readonly setTimer: SetTimer;
  readonly stopping: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/**
 * `text/event-stream` of a request: how it is now, unless that is known, and how it is after each change. Ends when the request is not
 * to be seen any more, after a quarter of an hour, and with the server.
 *
 * Nothing is made before there is room for it: whoever reads slowly gets fewer states, not a longer queue.
 */
export const liveStream = (options: LiveStreamOptions): Readable => {
  const { look, follow, setTimer, stopping, onError } = options;
  let { lastId } = options;
  let hasRoom = false;
  let isChanged = true;
  let isLooking = false;
  let isOver = false;

  const push = (text: string | null) => {
    if (!isOver) hasRoom = stream.push(text);
  };
  const end = () => {
    push(null);
    stop();
  };
  const update = async () => {
    isChanged = false;
    const event = await look();
    if (event === undefined) end();
    else if (event.id !== lastId) {
      lastId = event.id;
      push(`id: ${event.id}\ndata: ${event.json}\n\n`);
    }
  };
  const advance = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      while (hasRoom && isChanged && !isOver) await update();
    } catch (error) {
      onError(error);
      end();
    } finally {
      isLooking = false;
    }
  };

  const stream = new Readable({
    read: () => {
      hasRoom = true;
      void advance();
    },
    destroy: (error, done) => {
      stop();
      done(error);
    },
  });
  const unfollow = follow(() => {
    isChanged = true;
    void advance();
  });
  const beat = () => {
    if (hasRoom) push(':\n\n');
    cancelBeat = setTimer(beat, heartbeat);
  };
  let cancelBeat = setTimer(beat, heartbeat);
  const cancelEnd = setTimer(end, longest);
  const stop = () => {
    isOver = true;
    unfollow();
    cancelBeat();
    cancelEnd();
    stopping.removeEventListener('abort', end);
  };
  stopping.addEventListener('abort', end);
  // Says at once that it works, also where there is nothing new.
  push(':\n\n');
  if (stopping.aborted) end();
  return stream;
};
