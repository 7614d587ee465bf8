import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Workshop } from './row.ts';
import { startWorker } from './workers/start-worker.ts';
import type { WholeFileQuestion } from './workers/whole-file.ts';

const answerSchema = z.object({ seconds: z.number(), count: z.number() });

/** lowdb as it comes on a file, in a process of its own. */
export const openWholeFile = async (path: string) => {
  const worker = await startWorker<WholeFileQuestion, object>('whole-file', z.object({}), { args: [path] });
  return {
    processId: worker.processId,
    /** Seconds to do it. */
    perform: async (question: WholeFileQuestion) => (await worker.ask(question, answerSchema)).seconds,
    stop: () => worker.stop(),
  };
};

/** One file of all requests of a data folder, made once a run beside the folder; answers its path. */
export const gatherWholeFile = async ({ say }: Workshop, dataFolder: string): Promise<string> => {
  const path = `${dataFolder}.json`;
  if (existsSync(path)) return path;
  say('  gathering all requests in one file for lowdb as it comes …');
  const file = await openWholeFile(path);
  await file.perform({ do: 'gather', from: join(dataFolder, 'melikgazi', 'requests') });
  await file.stop();
  return path;
};
