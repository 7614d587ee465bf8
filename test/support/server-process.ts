import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How `mimer-server` is started. */
export interface Program {
  readonly node: string;
  /** What stands before its arguments. */
  readonly main: readonly string[];
}

/** From its sources, by the Node of this process. */
const fromSources: Program = {
  node: process.execPath,
  main: ['--conditions=mimer-source', join(root, 'reference-server/src/main.ts')],
};

/** Where something is undone at its end; a test, or a program that is none. */
export type Scope = Pick<TestContext, 'after'>;

/** A real server with Melikgazi's data, in a process and on a folder of its own; it ends with the test. */
export const serverProcess = async (
  t: Scope,
  given: Record<string, string> = {},
  { node, main }: Program = fromSources,
) => {
  const folder = await mkdtemp(join(tmpdir(), 'mimer-process-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    MIMER_DATA: folder,
    MIMER_SITE: join(root, 'examples/plain-html'),
    LOG_LEVEL: 'warn',
    // What a telephone does in half a second the tests do a few hundred times.
    CHALLENGE_TRIES: '3',
    ...given,
  };
  let child: ChildProcess | undefined;
  let printed = '';

  /** Starts the process; resolves when it has ended, by itself or by a signal. */
  const launch = (settings: Record<string, string> = {}): Promise<void> => {
    child = spawn(node, [...main, 'serve'], {
      env: { ...env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      process.stdout.write(text);
    });
    return once(child, 'exit').then(() => undefined);
  };
  /** Resolves when the server that was launched last answers that it is ready, with that answer. */
  const ready = async (): Promise<string> => {
    const started = child;
    for (let tries = 0; tries < 600; tries += 1) {
      if (started !== undefined && (started.exitCode ?? started.signalCode) !== null)
        throw new Error(`The server ended with ${started.exitCode ?? started.signalCode}.`);
      const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
      if (answer?.ok === true) return answer.text();
      await delay(50);
    }
    throw new Error('The server did not get ready.');
  };
  const start = async (settings: Record<string, string> = {}): Promise<void> => {
    void launch(settings);
    await ready();
  };
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };

  t.after(async () => {
    await end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  await start();
  return {
    /** The data folder. */
    folder: env.MIMER_DATA,
    origin,
    endpoint: `${origin}/melikgazi/v1`,
    start,
    launch,
    ready,
    /** What it has printed so far: its log, a JSON object a line. */
    printed: () => printed,
    /** `SIGKILL`: as if the machine had been told to drop it. */
    kill: () => end('SIGKILL'),
    /** `SIGTERM`, and the exit code. */
    stop: () => end('SIGTERM'),
    /** Runs `mimer-server` with these arguments beside the server and answers what it printed. */
    command: async (...args: string[]) => {
      const { stdout } = await promisify(execFile)(node, [...main, ...args], { env });
      return stdout.trim();
    },
  };
};
