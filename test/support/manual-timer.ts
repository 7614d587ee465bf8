import type { SetTimer } from '../../reference-server/src/periodic-job.ts';

/** Timers that go off when a test says that time has passed. */
export const manualTimer = () => {
  const tasks = new Map<object, { readonly at: number; readonly task: () => void }>();
  let now = 0;
  const setTimer: SetTimer = (task, milliseconds) => {
    const id = {};
    tasks.set(id, { at: now + milliseconds, task });
    return () => void tasks.delete(id);
  };
  return {
    setTimer,
    /** How many are set. */
    count: () => tasks.size,
    /** Lets so many milliseconds pass. */
    pass: (milliseconds: number): void => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...tasks].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        const [id, { at, task }] = next;
        tasks.delete(id);
        now = at;
        task();
      }
      now = end;
    },
  };
};
