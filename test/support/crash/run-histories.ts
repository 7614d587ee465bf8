import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { runHistory, type Sabotage } from './history.ts';

const totalsSchema = z.object({
  histories: z.number(),
  /** Power cuts: one before every call that changes the disk, and one at the end of each history. */
  cuts: z.number(),
  starts: z.number(),
  wrongs: z.array(z.string()),
});

export type Totals = z.infer<typeof totalsSchema>;

// What comes after so many would not be read.
const mostWrongs = 20;

/** Runs one history for each seed, unless what is wrong by then is enough. */
export const runHistories = async (
  seeds: readonly number[],
  sabotage?: Sabotage,
  isEnough = (wrongs: readonly string[]) => wrongs.length > mostWrongs,
): Promise<Totals> => {
  const totals = { histories: 0, cuts: 0, starts: 0, wrongs: new Array<string>() };
  for (const seed of seeds) {
    const { operations, starts, wrongs } = await runHistory(seed, sabotage);
    totals.histories += 1;
    totals.cuts += operations;
    totals.starts += starts;
    totals.wrongs.push(...wrongs);
    if (isEnough(totals.wrongs)) break;
  }
  return totals;
};

/** The same on every core. */
export const runHistoriesSideBySide = async (seeds: readonly number[]): Promise<Totals> => {
  const threads = availableParallelism();
  const shares = Array.from({ length: threads }, (_, thread) =>
    seeds.filter((_seed, index) => index % threads === thread),
  );
  const all = await Promise.all(
    shares.map(async share => {
      const worker = new Worker(new URL('history-worker.ts', import.meta.url), {
        workerData: { seeds: share },
      });
      const ended = once(worker, 'exit').then(([code]: unknown[]) => {
        throw new Error(`A thread ended with ${String(code)} before it was done.`);
      });
      const answer: readonly unknown[] = await Promise.race([once(worker, 'message'), ended]);
      return z.parse(totalsSchema, answer[0]);
    }),
  );
  const sum = (of: (totals: Totals) => number) => all.reduce((before, totals) => before + of(totals), 0);
  return {
    histories: sum(({ histories }) => histories),
    cuts: sum(({ cuts }) => cuts),
    starts: sum(({ starts }) => starts),
    wrongs: all.flatMap(({ wrongs }) => wrongs),
  };
};
