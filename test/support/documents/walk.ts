import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mimerServer, run, type Ended } from '../command-process.ts';
import type { Block } from './markdown.ts';
import { root } from './root.ts';

/** What is typed after the commands of a document before those of the next. */
export interface Stop {
  readonly block: Block;
  /** Whether the server that was started is stopped first, as the document says. */
  readonly isStopped?: boolean;
}

export interface Walk {
  /** Empty; everything is done below it. */
  readonly folder: string;
  readonly port: number;
  readonly blocks: readonly Stop[];
  /** What is the reader's own in the documents, a database for one, and what stands for it here. */
  readonly ours?: Readonly<Record<string, string>>;
  /** A folder with further programs. */
  readonly programs?: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** `serve` returns once the server is ready, since a person would open another window. */
const serverProgram = (folder: string, port: number) => `#!/usr/bin/env bash
if [ "$1" = serve ]; then
  ${[process.execPath, ...mimerServer('serve')].map(quoted).join(' ')} > ${quoted(join(folder, 'log'))} 2>&1 &
  echo $! > ${quoted(join(folder, 'pid'))}
  for _ in $(seq 200); do
    curl --silent --fail http://127.0.0.1:${port}/readyz > /dev/null && exit 0
    sleep 0.1
  done
  exit 1
fi
exec ${[process.execPath, ...mimerServer()].map(quoted).join(' ')} "$@"
`;

const npmProgram = `#!/usr/bin/env bash
[ "$1 $2 $3" = 'run mimer --' ] || { echo "npm $* is not for here" >&2; exit 1; }
shift 3
exec mimer-server "$@"
`;

const npxProgram = `#!/usr/bin/env bash
exec "$@"
`;

const stopping = (folder: string) => `
if [ -e ${quoted(join(folder, 'pid'))} ]; then
  kill "$(cat ${quoted(join(folder, 'pid'))})"
  while kill -0 "$(cat ${quoted(join(folder, 'pid'))})" 2> /dev/null; do sleep 0.05; done
  rm ${quoted(join(folder, 'pid'))}
fi
`;

/**
 * Types the commands of documents into one shell, in this order, as a reader would: with folders of the test's in place of
 * the machine's, another port, and the programs of this repository. Ends with the first that fails.
 */
export const walk = async ({ folder, port, blocks, ours = {}, ...given }: Walk): Promise<Ended> => {
  const programs = join(folder, 'programs');
  await Promise.all(['programs', 'backups', 'etc', 'var', 'work'].map(name => mkdir(join(folder, name))));
  for (const [name, program] of [
    ['mimer-server', serverProgram(folder, port)],
    ['npm', npmProgram],
    ['npx', npxProgram],
  ] as const) {
    await writeFile(join(programs, name), program);
    await chmod(join(programs, name), 0o755);
  }
  await symlink(join(root, 'node_modules'), join(folder, 'work/node_modules'));
  const here = (code: string) =>
    Object.entries(ours)
      .reduce((text, [theirs, own]) => text.replaceAll(theirs, own), code)
      .replaceAll(/(?<![\w/])\/(backups|etc|var)\//g, (_, name: string) => `${folder}/${name}/`)
      .replaceAll('8787', String(port));
  const script = blocks.map(({ block, isStopped = false }) =>
    [isStopped ? stopping(folder) : '', here(block.code)].join('\n'),
  );
  const lines = ['set -eu', `cd ${quoted(join(folder, 'work'))}`, ...script];
  try {
    return await run('bash', ['--norc', '-c', lines.join('\n')], {
      PATH: [programs, given.programs, process.env['PATH']].filter(Boolean).join(':'),
      PORT: String(port),
      LOG_LEVEL: 'info',
    });
  } finally {
    await run('bash', ['--norc', '-c', stopping(folder)]);
  }
};
