import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresBinaries } from './binaries.ts';

const program = (name: string) => join(postgresBinaries() ?? '', name);

/** What `pg_dump` writes of a database. */
export const dump = async (url: string, ...options: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(program('pg_dump'), [...options, url], { maxBuffer: 2 ** 28 });
  return stdout;
};

/** Runs what `pg_dump` wrote, as `psql` does; fails with the first statement that does. */
export const load = async (url: string, script: string): Promise<void> => {
  const child = spawn(program('psql'), ['-q', '-v', 'ON_ERROR_STOP=1', '-d', url], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(script);
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`psql ended with ${child.exitCode}.`);
};
