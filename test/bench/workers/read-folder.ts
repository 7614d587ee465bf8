import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { answerQuestions } from './answer-questions.ts';

// What the files of a folder cost by themselves: to list them, and to read all of them.

const questionSchema = z.object({ do: z.enum(['list', 'read']) });
export type ReadFolderQuestion = z.infer<typeof questionSchema>;

const atOnce = 64;
const [folder = ''] = process.argv.slice(2);

answerQuestions({}, questionSchema, async ({ do: what }) => {
  const begin = performance.now();
  const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.json'));
  let bytes = 0;
  if (what === 'read')
    for (let start = 0; start < names.length; start += atOnce) {
      const texts = await Promise.all(
        names.slice(start, start + atOnce).map(name => readFile(join(folder, name))),
      );
      for (const text of texts) bytes += text.length;
    }
  return { seconds: (performance.now() - begin) / 1000, count: names.length, bytes };
});
