import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Workshop } from './row.ts';
import { stopWorkers } from './workers/start-worker.ts';

const seeder = fileURLToPath(new URL('seed/seed-folder.ts', import.meta.url));

/** A workshop for each row; what was seeded is there for all of them. */
export interface Workshops {
  use<T>(work: (workshop: Workshop) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const openWorkshops = async (say: (sentence: string) => void): Promise<Workshops> => {
  const root = await mkdtemp(join(tmpdir(), 'mimer-bench-'));
  const seeds = new Map<number, Promise<string>>();
  // In a process of its own, so that its memory is nobody else's.
  const seed = async (count: number): Promise<string> => {
    say(`  seeding ${count.toLocaleString('en')} requests …`);
    const folder = join(root, `seeded-${count}`);
    await promisify(execFile)(process.execPath, ['--conditions=mimer-source', seeder, folder, String(count)]);
    return folder;
  };
  return {
    use: async work => {
      const folder = join(root, 'row');
      await mkdir(folder);
      try {
        return await work({
          folder,
          say,
          seeded: count => {
            const folder = seeds.get(count) ?? seed(count);
            seeds.set(count, folder);
            return folder;
          },
        });
      } finally {
        await stopWorkers();
        await rm(folder, { recursive: true, force: true });
      }
    },
    close: async () => {
      await stopWorkers();
      await rm(root, { recursive: true, force: true });
    },
  };
};
