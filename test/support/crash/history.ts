import { setImmediate as breathe } from 'node:timers/promises';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { interceptedFileSystem } from '../intercepted-file-system.ts';
import { randomChoice } from '../random-choice.ts';
import { noon } from '../server.ts';
import { SimulatedFileSystem } from '../simulated-file-system.ts';
import { promisesOf, type Fact } from './facts.ts';
import { startParts, type SimulatedParts } from './simulated-parts.ts';
import { steps, type Life } from './steps.ts';
import { wrongsOn } from './wrongs-on.ts';

/** What stands between a server and its disk, or between its parts, to break a promise. */
export interface Sabotage {
  readonly disk?: (disk: FileSystem) => FileSystem;
  readonly parts?: (parts: SimulatedParts) => SimulatedParts;
}

export interface HistoryReport {
  /** Calls to the disk that change it; before each of them the power was cut. */
  readonly operations: number;
  readonly starts: number;
  readonly wrongs: readonly string[];
}

/** A disk as the next start would find it, had the power gone, and how much had been acknowledged by then. */
interface Moment {
  readonly disk: SimulatedFileSystem;
  readonly facts: number;
  readonly now: number;
  readonly before: string;
}

const reads = ['readFile', 'readBytes', 'stamp', 'openToRead', 'listFolder', 'close'];

const minute = 60_000;

/** One for each: what waits for it would be kept for as long as it is. */
const never = <T>(): Promise<T> => new Promise(() => undefined);

/**
 * Runs a random life of a server, and looks at what a power cut would leave before each call that changes the disk.
 * The same seed makes the same life.
 */
export const runHistory = async (seed: number, sabotage: Sabotage = {}): Promise<HistoryReport> => {
  const choose = randomChoice(seed);
  const facts: Fact[] = [];
  const moments: Moment[] = [];
  let disk = new SimulatedFileSystem();
  let now = Date.parse(noon);
  let starts = 0;
  const clock = () => new Date(now);

  const look = (before: string) => {
    const cut = choose(3) === 0 ? 'drops' : randomChoice(seed * 1000 + moments.length);
    moments.push({ disk: disk.afterPowerCut(cut), facts: facts.length, now, before });
  };
  const start = async () => {
    let isDead = false;
    starts += 1;
    const powered = interceptedFileSystem(disk, async (operation, run) => {
      // Nothing goes on in a dead process, and no answer comes to it.
      if (isDead) return never();
      if (!reads.includes(operation)) look(operation);
      const result = await run();
      return isDead ? never<typeof result>() : result;
    });
    const fileSystem = sabotage.disk?.(powered) ?? powered;
    const started = await startParts(fileSystem, clock);
    const parts = sabotage.parts?.(started) ?? started;
    facts.push({ is: 'secret', secret: parts.secret });
    const life: Life = { parts, disk: fileSystem, choose, facts, wait: () => (now += 25 * 60 * minute) };
    return { life, die: () => (isDead = true) };
  };

  try {
    let server = await start();
    for (let left = 6 + choose(8); left > 0; left -= 1) {
      now += minute;
      const acting = (steps[choose(steps.length)] ?? insertNothing)(server.life);
      const end = choose(8);
      if (end > 2) await acting;
      else if (end === 0) {
        await acting;
        await server.life.parts.store.close();
        server = await start();
      } else {
        acting.catch(() => undefined);
        for (let ticks = choose(120); ticks > 0; ticks -= 1) await Promise.resolve();
        server.die();
        if (end === 2) disk = disk.afterPowerCut(choose(2) === 0 ? 'drops' : choose);
        server = await start();
      }
    }
    await server.life.parts.store.close();
  } catch (error) {
    facts.push({ is: 'wrong', what: String(error) });
  }
  look('the end');

  const wrongs = new Set(promisesOf(facts).wrongs.map(wrong => `seed ${seed}: ${wrong}`));
  for (const [index, { disk, facts: count, now: then, before }] of moments.entries()) {
    const promises = promisesOf(facts.slice(0, count));
    // Whoever comes back after the cut is broken in the same way.
    const found = sabotage.disk?.(disk) ?? disk;
    for (const wrong of await wrongsOn(found, promises, () => new Date(then)))
      wrongs.add(`seed ${seed}, before operation ${index + 1} (${before}): ${wrong}`);
  }
  await breathe();
  return { operations: moments.length, starts, wrongs: [...wrongs] };
};

const insertNothing = () => Promise.resolve();
