import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A command as the shell would start it: its name and its arguments, all variables and quotes resolved. */
export type Command = readonly string[];

/** The commands of a script, and what the shell has to say of its grammar. */
export interface Understood {
  readonly commands: readonly Command[];
  readonly complaints: string;
}

// The shell itself reads the script: it finds no command at all, so each goes to the function that it calls then. Folders
// are made where the script stands, for what it writes into them.
const recorder = `
command_not_found_handle() { local IFS=$'\\037'; printf '%s\\037\\036' "$*" >&3; }
cd() { command_not_found_handle cd "$@"; }
mkdir() { command_not_found_handle mkdir "$@"; [[ " $*" = *' /'* ]] || command -p mkdir "$@"; }
export() { command_not_found_handle export "$@"; builtin export "$@"; }
PATH=/nowhere
`;

/** Lets the shell read a script without running anything of it but its own words, such as `if`. */
export const understand = async (script: string): Promise<Understood> => {
  const folder = await mkdtemp(join(tmpdir(), 'mimer-shell-'));
  try {
    const child = spawn('bash', ['--norc', '-c', recorder + script], {
      cwd: folder,
      env: { HOME: folder },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    const [, , errors, records] = child.stdio;
    if (errors === null || records === null || records === undefined || !('read' in records))
      throw new Error('The shell has no streams.');
    const [complaints, recorded] = await Promise.all([text(errors), text(records)]);
    const commands = recorded
      .split('\u001e')
      .filter(record => record !== '')
      .map(record => record.split('\u001f').slice(0, -1));
    return { commands, complaints };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
