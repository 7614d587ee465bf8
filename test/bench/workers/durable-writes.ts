import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { answerQuestions } from './answer-questions.ts';

// What a durable write costs by itself: a new file, fsync, rename, fsync of its folder.

const questionSchema = z.object({ seconds: z.number(), atOnce: z.number(), text: z.string() });
export type DurableWrites = z.infer<typeof questionSchema>;

const [folder = ''] = process.argv.slice(2);
const shards = Array.from({ length: 100 }, (_, shard) => join(folder, String(shard)));
for (const shard of shards) await mkdir(shard, { recursive: true });
let written = 0;

const write = async (path: string, text: string): Promise<void> => {
  const file = await open(`${path}.tmp`, 'wx', 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(`${path}.tmp`, path);
  const parent = await open(dirname(path), 'r');
  await parent.sync();
  await parent.close();
};

answerQuestions({}, questionSchema, async ({ seconds, atOnce, text }) => {
  const begin = performance.now();
  const first = written;
  const used = process.cpuUsage();
  const run = async () => {
    while (performance.now() < begin + seconds * 1000) {
      written += 1;
      await write(join(shards[(written * 37) % 100] ?? '', `${written}.json`), text);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  const { user, system } = process.cpuUsage(used);
  const count = written - first;
  return {
    perSecond: (count / (performance.now() - begin)) * 1000,
    processorTime: (user + system) / 1000 / count,
  };
});
