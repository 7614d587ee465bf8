import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { runHistories } from './run-histories.ts';

// One of several threads, each with a share of the seeds.

const { seeds } = z.parse(z.object({ seeds: z.array(z.number()) }), workerData);
parentPort?.postMessage(await runHistories(seeds));
