import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a program printed; what it complained about becomes the error. */
export const run = async (program: string, args: readonly string[], cwd: string): Promise<string> => {
  const options = { cwd, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' };
  return promisify(execFile)(program, args, options).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const said = ['stdout', 'stderr'].map(stream => printed(error, stream)).join('');
      throw new Error(`${program} ${args.join(' ')} failed: ${said}`, { cause: error });
    },
  );
};

const printed = (error: unknown, stream: string): string => {
  const entry = Object.entries(error ?? {}).find(([name]) => name === stream);
  return entry === undefined ? '' : String(entry[1]);
};
