import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import * as z from 'zod/mini';
import { answerQuestions } from './answer-questions.ts';

// lowdb as it comes: all requests in one file, by its own file adapter.

interface Whole {
  readonly requests: unknown[];
}

const questionSchema = z.discriminatedUnion('do', [
  /** Makes the file of the documents below a folder. */
  z.object({ do: z.literal('gather'), from: z.string() }),
  z.object({ do: z.literal('read') }),
  /** What each change of a request costs: everything is written again. */
  z.object({ do: z.literal('write') }),
]);
export type WholeFileQuestion = z.infer<typeof questionSchema>;

const [path = ''] = process.argv.slice(2);
const database = new Low<Whole>(new JSONFile<Whole>(path), { requests: [] });

const gather = async (from: string): Promise<void> => {
  for (const name of await readdir(from, { recursive: true }))
    if (name.endsWith('.json'))
      database.data.requests.push(JSON.parse(await readFile(join(from, name), 'utf8')));
  await database.write();
};

const perform = async (question: WholeFileQuestion): Promise<void> => {
  switch (question.do) {
    case 'gather':
      return gather(question.from);
    case 'read':
      return database.read();
    case 'write':
      return database.write();
  }
};

answerQuestions({}, questionSchema, async question => {
  const begin = performance.now();
  await perform(question);
  return { seconds: (performance.now() - begin) / 1000, count: database.data.requests.length };
});
