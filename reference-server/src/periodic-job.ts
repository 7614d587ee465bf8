/** Calls `task` once after some milliseconds; the answer takes it back. */
export type SetTimer = (task: () => void, milliseconds: number) => () => void;

/** The machine's timer; it does not keep the process alive. */
export const machineTimer: SetTimer = (task, milliseconds) => {
  const timer = setTimeout(task, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

export interface PeriodicJobOptions {
  readonly run: () => Promise<void>;
  /** Between the end of a run and the next. */
  readonly everyMilliseconds: number;
  /** A run that failed is told here; the next one comes all the same. */
  readonly onError: (error: unknown) => void;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
}

/** A job that runs at once and then again and again, never twice at a time. */
export interface PeriodicJob {
  /** Resolves when the run under way has ended; there is no other. */
  stop(): Promise<void>;
}

export const startPeriodicJob = (options: PeriodicJobOptions): PeriodicJob => {
  const { run, everyMilliseconds, onError, setTimer = machineTimer } = options;
  let isStopped = false;
  let cancel: () => void = () => undefined;
  const turn = async (): Promise<void> => {
    await run().catch(onError);
    if (!isStopped) cancel = setTimer(begin, everyMilliseconds);
  };
  let running = Promise.resolve();
  const begin = () => {
    running = turn();
  };
  begin();
  return {
    stop: async () => {
      isStopped = true;
      cancel();
      await running;
    },
  };
};
