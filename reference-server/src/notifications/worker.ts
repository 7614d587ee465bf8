import type { SetTimer } from '../periodic-job.ts';
import type { MessageKey } from '../store/messages.ts';

/** Messages of one sort: how to get some that are due, and how to deal with one. */
export interface Queue {
  readonly claim: (limit: number) => Promise<readonly MessageKey[]>;
  /** Sends the message and writes down how that ended. */
  readonly send: (key: MessageKey) => Promise<void>;
  /** How many are sent at once. */
  readonly concurrency: number;
}

export interface WorkerOptions {
  readonly queues: readonly Queue[];
  /** Done whenever the worker is woken; it may make new messages. */
  readonly prepare: () => Promise<void>;
  /** After how long the worker wakes by itself. */
  readonly everyMilliseconds: number;
  readonly setTimer: SetTimer;
  readonly onError: (error: unknown) => void;
}

/** Sends what is due, again and again. */
export interface Worker {
  /** Says that there may be something new. */
  wake(): void;
  /** Wakes it, and resolves when all that was due is sent. */
  round(): Promise<void>;
  /** Begins nothing more; resolves when what is being sent has ended. */
  stop(): Promise<void>;
}

/**
 * A worker that holds nothing but leases: what it was sending when the process died is claimed again when the lease
 * has ended. Its queues do not wait for each other. It does nothing before it is woken.
 */
export const createWorker = (options: WorkerOptions): Worker => {
  const { queues, prepare, everyMilliseconds, setTimer, onError } = options;
  let isStopped = false;
  let cancel: () => void = () => undefined;
  const preparation = onceAtATime(async () => {
    if (isStopped) return;
    await prepare().catch(onError);
    for (const pump of pumps) pump.wake();
  });
  const pumps = queues.map(queue => createPump(queue, () => isStopped, onError));

  const wake = (): void => {
    if (isStopped) return;
    cancel();
    cancel = setTimer(wake, everyMilliseconds);
    preparation.wake();
    for (const pump of pumps) pump.wake();
  };

  const idle = async (): Promise<void> => {
    for (;;) {
      const busy = [preparation, ...pumps].map(pump => pump.busy()).filter(work => work !== undefined);
      if (busy.length === 0) return;
      await Promise.all(busy);
    }
  };

  return {
    wake,
    round: async () => {
      wake();
      await idle();
    },
    stop: async () => {
      isStopped = true;
      cancel();
      await idle();
    },
  };
};

interface Work {
  wake(): void;
  /** Resolves when something has ended; `undefined` when nothing is going on. */
  busy(): Promise<unknown> | undefined;
}

/** Sends from a queue until nothing is due; as soon as one message is through, the next is claimed. */
const createPump = (
  { claim, send, concurrency }: Queue,
  isStopped: () => boolean,
  onError: (error: unknown) => void,
): Work => {
  const sending = new Set<Promise<void>>();
  const filling = onceAtATime(async () => {
    const room = concurrency - sending.size;
    if (room === 0 || isStopped()) return;
    const keys = await claim(room).catch((error: unknown) => {
      onError(error);
      return [];
    });
    for (const key of keys) {
      const sent = send(key)
        .catch(onError)
        .finally(() => {
          sending.delete(sent);
          filling.wake();
        });
      sending.add(sent);
    }
  });
  return {
    wake: () => filling.wake(),
    busy: () => filling.busy() ?? (sending.size === 0 ? undefined : Promise.race(sending)),
  };
};

/** Runs `work` when it is woken; once more afterwards when it was woken meanwhile. `work` does not reject. */
const onceAtATime = (work: () => Promise<void>): Work => {
  let running: Promise<void> | undefined;
  let isAwaited = false;
  const run = async (): Promise<void> => {
    while (isAwaited) {
      isAwaited = false;
      await work();
    }
  };
  const wake = (): void => {
    isAwaited = true;
    running ??= run().finally(() => {
      running = undefined;
      // Whoever woke it between its last look and now was not heard.
      if (isAwaited) wake();
    });
  };
  return { wake, busy: () => running };
};
