import { createMimer, type Mimer } from '@melikgazi/mimer-sdk';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { temporaryEnding } from '../../../reference-server/src/store/lowdb/durable-json-file.ts';
import { randomChoice } from '../random-choice.ts';
import { serverProcess, type Scope } from '../server-process.ts';
import { filesIn } from '../files-in.ts';
import { compare, emptyBook, type Differences } from './cases.ts';
import { runWriter } from './writer.ts';

export interface KillRunOptions {
  readonly kills: number;
  readonly writers: number;
  readonly seed: number;
  /** How, one after the other: at a random moment, right before a chosen call to the disk, or before an early one. */
  readonly kinds?: readonly ('random' | 'chosen' | 'starting')[];
  /** A module that every start of the server imports first. */
  readonly sabotage?: URL;
}

export interface KillReport extends Differences {
  readonly kills: number;
  /** How many of them came right before a chosen call to the disk, and how many during a start. */
  readonly chosen: number;
  readonly starting: number;
  readonly intents: number;
  readonly acknowledged: number;
  readonly erased: number;
  /** Starts that found a broken document, left something of an unfinished write, or failed. */
  readonly uncleanStarts: readonly string[];
  readonly refusals: readonly string[];
  /** Files that still hold words of somebody whose erasure was acknowledged. */
  readonly unerased: readonly string[];
  readonly seconds: number;
}

const scopes = ['requests:write', 'desk:read', 'desk:write', 'desk:erase', 'desk:sensitive'] as const;
const noLimits = { LIMIT_SUBMISSIONS: '0', LIMIT_UPLOADS: '0', LIMIT_DESK: '0' };
const killAt = new URL('kill-at.ts', import.meta.url);

/** Longest pause of a writer, and longest life of a server that is ready, in milliseconds. */
const pause = 600;
const life = 400;
/** A chosen call to the disk comes by then, or the process is killed all the same. */
const longestWait = 3000;
/** Right before which call to the disk a process is killed, at most. */
const lastCalls = { chosen: 800, starting: 30 };
const usualKinds = ['random', 'chosen', 'starting', 'random', 'chosen'] as const;
/** A client may leave only so many files unclaimed. */
const mostClients = 10;

/** Kills a server again and again while writers work, and compares what they were told with what is there. */
export const killRun = async (
  t: Scope,
  { kills, writers, seed, kinds = usualKinds, sabotage }: KillRunOptions,
): Promise<KillReport> => {
  const start = performance.now();
  const choose = randomChoice(seed);
  const compiled = await mkdtemp(join(tmpdir(), 'mimer-compiled-'));
  t.after(() => rm(compiled, { recursive: true, force: true }));
  const settings = { ...noLimits, NODE_COMPILE_CACHE: compiled, NODE_OPTIONS: importing(sabotage) };
  const server = await serverProcess(t, settings);
  // What a killed process has compiled is lost with it; one that ends by itself leaves it to those that follow.
  await server.command('help');
  const clients = await clientsOf(server, Math.min(mostClients, writers));

  const book = emptyBook();
  const gate = createGate();
  let isOver = false;
  const writing = Array.from({ length: writers }, (_, index) =>
    runWriter(String(index), {
      mimer: clients[index % clients.length] ?? clients[0],
      book,
      choose: randomChoice(seed * 1000 + index),
      isUp: gate.passed,
      isOver: () => isOver,
      pause,
    }),
  );

  const uncleanStarts: string[] = [];
  const startCleanly = async (): Promise<void> => {
    const leftovers = await unfinishedIn(server.folder);
    void server.launch();
    if ((await server.ready()).includes('broken')) uncleanStarts.push('a broken document');
    const still = new Set(await unfinishedIn(server.folder));
    uncleanStarts.push(
      ...leftovers.filter(path => still.has(path)).map(path => `${relative(server.folder, path)} is left`),
    );
    gate.open();
  };
  const counts = { random: 0, chosen: 0, starting: 0 };
  for (let killed = 0; killed < kills; killed += 1) {
    const kind = kinds[killed % kinds.length] ?? 'random';
    counts[kind] += 1;
    if (kind === 'random') {
      if (killed > 0) await startCleanly();
      await delay(choose(life));
    } else {
      const at = String(1 + choose(lastCalls[kind]));
      const ended = server.launch({ NODE_OPTIONS: importing(sabotage, killAt), MIMER_KILL_AT: at });
      const wait = server.ready().then(
        () => {
          gate.open();
          return delay(longestWait, undefined, { ref: false });
        },
        () => undefined,
      );
      await Promise.race([ended, wait]);
    }
    gate.close();
    await server.kill();
  }
  await startCleanly();
  isOver = true;
  await Promise.all(writing);
  await server.kill();
  await server.start();

  const erased = book.cases.filter(({ state }) => state === 'erased');
  const differences = await compare(book, clients[0]);
  return {
    kills,
    chosen: counts.chosen,
    starting: counts.starting,
    intents: book.intents,
    acknowledged: book.acknowledged,
    erased: erased.length,
    ...differences,
    uncleanStarts,
    refusals: book.refusals,
    unerased: await filesNaming(server.folder, new Set(erased.map(({ description }) => description))),
    seconds: Math.round((performance.now() - start) / 1000),
  };
};

type Server = Awaited<ReturnType<typeof serverProcess>>;

const clientsOf = async ({ endpoint, folder }: Server, count: number): Promise<[Mimer, ...Mimer[]]> => {
  const keys = openFileKeyStore(folder);
  const client = async (_: unknown, index: number) => {
    const key = { label: `Tests ${index}`, scopes, test: false };
    return createMimer({ endpoint, apiKey: await keys.create(key, new Date()) });
  };
  const [first, ...others] = await Promise.all(Array.from({ length: count }, client));
  if (first === undefined) throw new Error('There is no writer.');
  return [first, ...others];
};

const importing = (...modules: readonly (URL | undefined)[]): string =>
  modules.flatMap(found => (found === undefined ? [] : [`--import=${found.href}`])).join(' ');

/** Lets all pass while it is open. */
const createGate = () => {
  let pass = (): void => undefined;
  let passed = Promise.resolve();
  return {
    passed: () => passed,
    open: () => pass(),
    close: () => {
      pass();
      passed = new Promise(resolve => {
        pass = resolve;
      });
    },
  };
};

/** The paths of what writes have not finished. */
const unfinishedIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap(({ name, parentPath }) =>
    name.endsWith(temporaryEnding) ? [join(parentPath, name)] : [],
  );
};

const filesNaming = async (folder: string, words: ReadonlySet<string>): Promise<string[]> =>
  (await filesIn(folder)).flatMap(({ path, content }) =>
    (content.toString().match(/intent-\d+-\d+-/g) ?? []).some(word => words.has(word)) ? [path] : [],
  );
