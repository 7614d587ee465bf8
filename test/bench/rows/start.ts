import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { figure } from '../figure.ts';
import { forgetCaches } from '../forget-caches.ts';
import { inTurns } from '../in-turns.ts';
import { memoryOf, type Memory } from '../memory-of.ts';
import type { Check, Figure, Row } from '../row.ts';
import { startAndStop } from '../started-server.ts';
import { threeYears } from '../three-years.ts';
import { gatherWholeFile, openWholeFile } from '../whole-file.ts';
import type { ReadFolderQuestion } from '../workers/read-folder.ts';
import { startWorker } from '../workers/start-worker.ts';

const rounds = 2;
const folderSchema = z.object({ seconds: z.number(), count: z.number(), bytes: z.number() });

/** Remembers the memory of each start or read. */
const memories = () => {
  const all: Memory[] = [];
  return {
    add: (memory: Memory | undefined) => {
      if (memory !== undefined) all.push(memory);
    },
    figures: (label: string, of: Figure['of']): readonly Figure[] =>
      all.length === 0
        ? []
        : [
            figure(
              `memory at its peak, ${label}`,
              of,
              'MB',
              all.map(({ peak }) => peak),
            ),
            figure(
              `memory when settled, ${label}`,
              of,
              'MB',
              all.map(({ now }) => now),
            ),
          ],
  };
};

const atMost = (what: string, { median, unit }: Figure, limit: number): Check => ({
  what,
  value: median,
  unit,
  limit,
  must: 'at most',
});

export const start: Row = {
  name: 'start',
  group: 'server',
  what: `start at ${threeYears.toLocaleString('en')} requests: from the command to /readyz`,
  peer: 'whole-file lowdb reading the same',
  floor: 'the files listed; all of them read',
  budget: '≤ 2 s with a valid index cache, ≤ 10 s without; memory (RSS) ≤ 350 MB',
  run: async workshop => {
    const data = await workshop.seeded(threeYears);
    const store = join(data, 'melikgazi');
    const wholeFile = await gatherWholeFile(workshop, data);
    const [withCache, withoutCache, whole] = [memories(), memories(), memories()];
    let bytesEach = 0;
    const folder = async (question: ReadFolderQuestion['do']) => {
      const worker = await startWorker<ReadFolderQuestion, object>('read-folder', z.object({}), {
        args: [join(store, 'requests')],
      });
      const { seconds, count, bytes } = await worker.ask({ do: question }, folderSchema);
      await worker.stop();
      if (bytes > 0) bytesEach = bytes / count;
      return seconds;
    };
    const begin = async (of: ReturnType<typeof memories>) => {
      const { seconds, memory } = await startAndStop(data);
      of.add(memory);
      return seconds;
    };
    const measured = await inTurns(rounds, {
      without: async () => {
        await forgetCaches(store);
        return begin(withoutCache);
      },
      // Whatever the last start left is there now.
      with: () => begin(withCache),
      whole: async () => {
        const file = await openWholeFile(wholeFile);
        const seconds = await file.perform({ do: 'read' });
        await delay(2000);
        whole.add(await memoryOf(file.processId));
        await file.stop();
        return seconds;
      },
      list: () => folder('list'),
      read: () => folder('read'),
    });

    const cached = figure('MİMER with a valid index cache', 'ours', 's', measured('with'));
    const uncached = figure('MİMER without', 'ours', 's', measured('without'));
    const cachedMemory = withCache.figures('with the cache', 'ours');
    const uncachedMemory = withoutCache.figures('without', 'ours');
    return {
      figures: [
        cached,
        uncached,
        figure('whole-file lowdb, the reading alone', 'peer', 's', measured('whole')),
        figure('all files listed', 'floor', 's', measured('list')),
        figure('all files read', 'floor', 's', measured('read')),
        ...cachedMemory,
        ...uncachedMemory,
        ...whole.figures('whole-file lowdb', 'peer'),
      ],
      checks: [
        atMost('with a valid index cache', cached, 2),
        atMost('without', uncached, 10),
        ...[...cachedMemory, ...uncachedMemory].map(memory => atMost(`of ${memory.label}`, memory, 350)),
      ],
      remarks: [
        `A document takes ${Math.round(bytesEach)} bytes; all files are in the page cache.`,
        ...(cachedMemory.length === 0 ? ['Memory was not measured: only Linux tells of it in /proc.'] : []),
      ],
    };
  },
};
