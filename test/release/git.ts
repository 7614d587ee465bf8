import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs git and answers what it printed. @throws Error with what it complained about. */
export type Git = (...args: readonly string[]) => Promise<string>;

export const gitIn =
  (cwd: string): Git =>
  async (...args) => {
    const { stdout } = await promisify(execFile)('git', args, { cwd, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
