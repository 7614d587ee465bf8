import type { OutboxLock } from '@melikgazi/mimer-sdk/outbox';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';

/** What is locked need not be there; after so many milliseconds without a sign of life, whoever held a lock is taken for dead. */
const usual = { realpath: false, stale: 5_000 };

/** Whether somebody else has the lock. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ELOCKED';

/**
 * Lets one process on this machine send at a time. A process that was killed keeps the others waiting for five seconds; one that was
 * only held up learns by `keep` that it lost its right.
 */
export const fileLock = (folder: string): OutboxLock => ({
  run: async task => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    let isOurs = true;
    const onCompromised = () => {
      isOurs = false;
    };
    const taken = lock(join(folder, 'sending'), { ...usual, onCompromised });
    const release = await taken.catch((error: unknown) => {
      if (isTaken(error)) return undefined;
      throw error;
    });
    if (release === undefined) return false;
    try {
      await task(() => Promise.resolve(isOurs));
    } finally {
      // What was lost cannot be given back.
      if (isOurs) await release();
    }
    return true;
  },
});

/** Does one thing at a time in a folder, among all processes of this machine: changes that take milliseconds. */
export const oneAtATime = (folder: string) => {
  const waiting = { ...usual, retries: { retries: 200, factor: 1.2, minTimeout: 5, maxTimeout: 100 } };
  let last: Promise<unknown> = Promise.resolve();
  const alone = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const release = await lock(join(folder, 'changing'), waiting);
    try {
      return await change();
    } finally {
      await release();
    }
  };
  return <Result>(change: () => Promise<Result>): Promise<Result> => {
    const next = last.then(
      () => alone(change),
      () => alone(change),
    );
    last = next;
    return next;
  };
};
