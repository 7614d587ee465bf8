import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** What the figures were measured on, in words. */
export const machineSchema = z.object({
  processor: z.string(),
  memory: z.string(),
  fileSystem: z.string(),
  system: z.string(),
  node: z.string(),
  postgresql: z.string(),
});
export type Machine = z.infer<typeof machineSchema>;

// The numbers that the kernel knows them by (linux/magic.h).
const fileSystems: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x01021994: 'tmpfs',
  0x9123683e: 'btrfs',
  0x58465342: 'xfs',
  0x794c7630: 'overlayfs',
  0x2fc12fc1: 'zfs',
  0xf2f52010: 'f2fs',
};

const fileSystemOf = async (folder: string): Promise<string> => {
  const { type: magic } = await statfs(folder);
  return fileSystems[magic] ?? `number 0x${magic.toString(16)}`;
};

/** Whether files in this folder are in memory, where an fsync costs and promises nothing. */
export const isInMemory = async (folder: string): Promise<boolean> =>
  (await fileSystemOf(folder)) === 'tmpfs';

const systemName = async (): Promise<string> => {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const name = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(text)?.[1] ?? type();
  return `${name}, kernel ${release()}`;
};

const postgresqlVersion = async (): Promise<string> => {
  const [program = 'postgres'] = globSync('/usr/lib/postgresql/*/bin/postgres').toReversed();
  try {
    return (await promisify(execFile)(program, ['--version'])).stdout.trim();
  } catch {
    return 'no PostgreSQL';
  }
};

/** The machine that this runs on. */
export const thisMachine = async (): Promise<Machine> => {
  const all = cpus();
  return {
    processor: `${all[0]?.model.trim() ?? 'unknown'} × ${all.length}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    fileSystem: await fileSystemOf(tmpdir()),
    system: await systemName(),
    node: process.version,
    postgresql: await postgresqlVersion(),
  };
};
