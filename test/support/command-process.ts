import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../reference-server/src/main.ts', import.meta.url));

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The arguments of Node.js that run `mimer-server` from its sources. */
export const mimerServer = (...args: readonly string[]): string[] => [
  '--conditions=mimer-source',
  main,
  ...args,
];

/** Runs a program to its end; it need not be a good one. */
export const run = async (
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += String(text)));
  child.stderr.setEncoding('utf8').on('data', text => (error += String(text)));
  await once(child, 'close');
  return { code: child.exitCode, out, error };
};

/** Runs `mimer-server` in a process of its own. */
export const commandProcess = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> => run(process.execPath, mimerServer(...args), environment);
