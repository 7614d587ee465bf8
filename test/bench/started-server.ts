import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { memoryOf, type Memory } from './memory-of.ts';
import { serverEnvironment } from './seed/setting.ts';
import { listen } from './workers/listen.ts';

const main = fileURLToPath(new URL('../../reference-server/src/main.ts', import.meta.url));
const longestStart = 120_000;
/** After that long nothing of the start is under way any more. */
const settling = 2000;

/** How a server process started. */
export interface Start {
  /** From the command to `/readyz`. */
  readonly seconds: number;
  readonly memory: Memory | undefined;
}

const freePort = async (): Promise<number> => {
  const probe = createServer();
  const { port } = await listen(probe);
  probe.close();
  await once(probe, 'close');
  return port;
};

/** Starts `mimer-server serve` on a data folder, waits until it is ready and has settled, and stops it by SIGTERM. */
export const startAndStop = async (dataFolder: string): Promise<Start> => {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, ['--conditions=mimer-source', main, 'serve'], {
    env: { ...process.env, ...serverEnvironment(dataFolder, port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
      if (performance.now() - begin > longestStart) throw new Error('The server did not get ready.');
      await delay(10);
    }
    const seconds = (performance.now() - begin) / 1000;
    await delay(settling);
    const memory = await memoryOf(child.pid ?? 0);
    child.kill('SIGTERM');
    await ended;
    return { seconds, memory };
  } finally {
    child.kill('SIGKILL');
    process.off('exit', killed);
  }
};

const isReady = async (port: number): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return answer?.ok === true;
};
