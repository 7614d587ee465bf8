import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder or a file of this machine, and where the process finds it. */
export interface Mount {
  readonly from: string;
  readonly at: string;
}

/** A process that sees a folder as its whole file system, with this machine’s programs in it in place of the base image’s. */
export interface Rooted {
  readonly root: string;
  readonly workdir: string;
  readonly environment: Readonly<Record<string, string>>;
  /** User and group by number. @default root */
  readonly user?: string;
  /** Whether it can write only where something is mounted, and in `/tmp`. */
  readonly readOnly?: boolean;
  readonly mounts?: readonly Mount[];
  readonly stdio?: StdioOptions;
}

const prefix = dirname(dirname(process.execPath));
const system = ['/usr/local/bin', '/usr/bin', '/usr/sbin', '/bin', '/sbin'];
const folders = [join(prefix, 'bin'), ...system];
/** Where the Node of this process is found. */
const node = { from: prefix, at: '/node' };

/** Why nothing can be run in a root of its own here; `undefined` where it can. */
export const whyNot = (): string | undefined => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'wants Linux and root, for its mounts';
  const missing = ['unshare', 'chroot', 'mount', 'npm'].filter(name => !isProgram(name));
  return missing.length === 0 ? undefined : `wants ${missing.join(', ')} on this machine`;
};

const isProgram = (name: string) => folders.some(folder => existsSync(join(folder, name)));

/** Mounts what follows in pairs, the last the root itself, and becomes the process. */
const script = `
set -e
root=$1 readonly=$2 user=$3 count=$4
shift 4
mount --bind "$root" "$root"
while [ "$count" -gt 0 ]; do
  mount --rbind "$1" "$root$2"
  count=$((count - 1))
  shift 2
done
for folder in usr etc; do mount -o remount,bind,ro "$root/$folder"; done
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
[ "$readonly" = no ] || mount -o remount,bind,ro "$root"
exec chroot --userspec="$user" --groups= "$root" "$@"
`;

/** Makes in `root` what the mounts are to cover; a base image has these folders. */
const prepare = (root: string, mounts: readonly Mount[]): void => {
  mkdirSync(join(root, 'tmp'), { recursive: true });
  for (const { from, at } of mounts) {
    const target = join(root, at);
    if (existsSync(target)) continue;
    const isFolder = lstatSync(from).isDirectory();
    mkdirSync(isFolder ? target : dirname(target), { recursive: true });
    if (!isFolder) writeFileSync(target, '');
  }
  // As on this machine: links into /usr, which dangle until that is mounted.
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    const isLink = lstatSync(`/${name}`, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const isThere = lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined;
    if (isLink && !isThere) symlinkSync(readlinkSync(`/${name}`), join(root, name));
  }
};

/** Starts it. Its process id is the program’s own, so that signals reach that. */
export const spawnRooted = (
  { root, workdir, environment, user = '0:0', readOnly = false, mounts = [], stdio = 'inherit' }: Rooted,
  command: readonly string[],
): ChildProcess => {
  const machine = ['/usr', '/etc', '/dev', '/proc'].map(path => ({ from: path, at: path }));
  const all = [...machine, node, ...mounts];
  prepare(root, all);
  const path = [`${node.at}/bin`, ...system].join(':');
  const variables = Object.entries({ PATH: path, ...environment }).map(([name, value]) => `${name}=${value}`);
  return spawn(
    'unshare',
    [
      ...['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh'],
      ...[root, readOnly ? 'yes' : 'no', user, String(all.length)],
      ...all.flatMap(({ from, at }) => [from, at]),
      ...['/usr/bin/env', '--ignore-environment', `--chdir=${workdir}`, ...variables, ...command],
    ],
    { stdio },
  );
};
