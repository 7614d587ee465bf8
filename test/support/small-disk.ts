import { spawnSync } from 'node:child_process';
import { mimerServer, run, type Ended } from './command-process.ts';

const alone = ['--user', '--map-root-user', '--mount'];

/** Why a disk can't be mounted on this machine, which takes a Linux that lets its users have namespaces. */
export const cannotMount: string | false =
  spawnSync('unshare', [...alone, 'sh', '-c', 'mount -t tmpfs tmpfs /tmp']).status === 0
    ? false
    : 'this machine lets no test mount a disk';

/**
 * Runs `mimer-server` where a folder is a disk of its own, which nobody else sees and which is gone after.
 *
 * @param prepare - Shell commands before it, with the disk as `$disk`.
 * @param look - Shell commands after it, whose output follows the command's own.
 */
export const onSmallDisk = (
  { disk, prepare, look = 'true' }: { disk: string; prepare: string; look?: string },
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> => {
  const script = `mount -t tmpfs -o size=256k tmpfs "$disk" && { ${prepare}; } && { "$@"; code=$?; ${look}; exit $code; }`;
  const server = [process.execPath, ...mimerServer(...args)];
  return run('unshare', [...alone, 'sh', '-c', script, 'sh', ...server], { ...environment, disk });
};
