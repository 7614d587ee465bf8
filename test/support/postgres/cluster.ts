import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Scope } from '../server-process.ts';
import { freePort } from '../free-port.ts';
import { postgresBinaries } from './binaries.ts';

/** PostgreSQL refuses to run as root; this is `nobody`, who owns nothing else. */
const nobody = 65_534;

/** A PostgreSQL of its own, on loopback and in a temporary folder, with its safety on: what it commits survives its death. */
export interface Cluster {
  readonly url: string;
  readonly folder: string;
  start(): Promise<void>;
  /** `fast` breaks off what is going on; `immediate` is a crash, after which it recovers. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
}

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** Starts one, which ends with the test, or at the latest with this process. @throws where PostgreSQL is not installed. */
export const startCluster = async (t: Scope): Promise<Cluster> => {
  const binaries = postgresBinaries();
  if (binaries === undefined)
    throw new Error(
      'PostgreSQL is not installed: install it, or name the folder of its programs in POSTGRES_BIN.',
    );
  const folder = await mkdtemp(join(tmpdir(), 'mimer-postgres-'));
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const port = await freePort();
  const data = join(folder, 'data');
  await promisify(execFile)(
    join(binaries, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'mimer',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ],
    { ...user, cwd: folder },
  );
  let child: ChildProcess | undefined;
  const url = `postgresql://mimer@127.0.0.1:${port}/postgres`;

  const start = async () => {
    const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
    child = spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    const started = child;
    // A test that is over need not wait for it.
    started.unref();
    for (let tries = 0; tries < 400; tries += 1) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL ended with ${started.exitCode}.`);
      if (await isReady(url)) return;
      await delay(25);
    }
    throw new Error('PostgreSQL did not get ready.');
  };
  const stop = async (how: keyof typeof signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signals[how]);
    await ended;
  };
  // Whoever ends this process without its tests’ end ends the cluster too.
  const abandon = () => {
    spawnSync(join(binaries, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate'], user);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  t.after(async () => {
    await stop('immediate');
    process.off('exit', abandon);
    await rm(folder, { recursive: true, force: true });
  });
  await start();
  return { url, folder, start, stop };
};

const isReady = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};
