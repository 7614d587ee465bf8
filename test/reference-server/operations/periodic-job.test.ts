import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPeriodicJob } from '../../../reference-server/src/periodic-job.ts';

test('a periodic job runs at once, goes on after a failure, and stops', async () => {
  const timers: (() => void)[] = [];
  const errors: unknown[] = [];
  let runs = 0;
  const job = startPeriodicJob({
    run: () => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('disk')) : Promise.resolve();
    },
    everyMilliseconds: 1000,
    onError: error => errors.push(error),
    setTimer: task => {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task), 1);
    },
  });
  const settle = () => new Promise(resolve => setImmediate(resolve));
  await settle();
  assert.deepEqual([runs, errors.length, timers.length], [1, 1, 1]);
  timers.shift()?.();
  await settle();
  assert.deepEqual([runs, errors.length, timers.length], [2, 1, 1]);
  await job.stop();
  assert.equal(timers.length, 0);
});
