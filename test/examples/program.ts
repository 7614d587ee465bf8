import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Scope } from '../support/server-process.ts';

/** The file of an example. */
export const exampleFile = (path: string): string =>
  fileURLToPath(new URL(`../../examples/${path}`, import.meta.url));

/** How to run a TypeScript file of an example against the packages' sources. */
export const asNode = (path: string, ...args: string[]): readonly string[] => [
  process.execPath,
  '--conditions=mimer-source',
  exampleFile(path),
  ...args,
];

/** Starts a program that says where it listens in its first line; it ends with the test. */
export const startProgram = async (
  t: Scope,
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
) => {
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  t.after(() => end('SIGKILL'));
  if (child.stdout === null) throw new Error('The program has no output.');
  for await (const url of createInterface(child.stdout))
    return {
      url,
      /** As if the machine had been told to drop it. */
      kill: () => end('SIGKILL'),
      /** `SIGTERM`, and the exit code. */
      stop: () => end('SIGTERM'),
    };
  throw new Error('The program ended without a word.');
};
