import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Scope } from '../server-process.ts';
import type { Image } from './image.ts';
import { spawnRooted, type Mount } from './mounted-root.ts';

interface Settings {
  readonly environment: Readonly<Record<string, string>>;
  /** A folder that stands for the image’s volume; it is made as an engine makes an empty one. */
  readonly volume: string;
  readonly mounts?: readonly Mount[];
}

/** Runs an image as its own user with everything read-only but its volume and `/tmp`; it ends with the test. */
export const startContainer = async (
  t: Scope,
  image: Image,
  { environment, volume, mounts = [] }: Settings,
) => {
  const original = await stat(join(image.root, image.volume));
  await mkdir(volume);
  await chmod(volume, original.mode & 0o777);
  await chown(volume, original.uid, original.gid);
  const place = {
    ...image,
    readOnly: true,
    environment: { ...image.environment, ...environment },
    mounts: [...mounts, { from: volume, at: image.volume }],
  };
  const run = async (command: readonly string[]): Promise<{ code: number | null; said: string }> => {
    const child = spawnRooted({ ...place, stdio: ['ignore', 'pipe', 'pipe'] }, command);
    const said = textOf(child);
    await once(child, 'close');
    return { code: child.exitCode, said: said() };
  };

  const server = spawnRooted({ ...place, stdio: ['ignore', 'pipe', 'pipe'] }, image.command);
  const log = textOf(server);
  const isRunning = () => (server.exitCode ?? server.signalCode) === null;
  const stop = async (): Promise<number | null> => {
    if (!isRunning()) return server.exitCode;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    return server.exitCode;
  };
  t.after(async () => {
    if (isRunning()) server.kill('SIGKILL');
    if (isRunning()) await once(server, 'exit');
  });
  const isHealthy = async () => (await run(image.healthcheck)).code === 0;
  for (let tries = 0; !(await isHealthy()); tries += 1) {
    if (!isRunning() || tries > 100) throw new Error(`The container did not get healthy: ${log()}`);
    await delay(200);
  }
  return { pid: server.pid ?? 0, run, stop, isHealthy, log };
};

const textOf = (child: ChildProcess): (() => string) => {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (words: string) => (text += words));
  return () => text;
};
