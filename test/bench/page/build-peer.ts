import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../support/packages/run.ts';
import type { Peer } from './peers.ts';

const sources = fileURLToPath(new URL('peers/', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/bench-pages/', import.meta.url));

/** What npm says when it finds nobody, or hears nothing. */
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED)\b/;

/**
 * Builds the page of a peer as its own documentation has it, with what npm fetches, unless the same has been built before.
 *
 * @returns the folder of the built page
 * @throws with a sentence for whoever runs the benchmark when there is no network
 */
export const buildPeer = async (peer: Peer): Promise<string> => {
  const folder = join(cache, `${peer.name}-${await fingerprint(peer)}`);
  const built = join(folder, 'dist');
  if (existsSync(join(built, 'index.html'))) return built;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ['shared', peer.name]) await cp(join(sources, part), folder, { recursive: true });
  const form = peer.form === undefined ? mount : await readFile(join(folder, peer.form), 'utf8');
  await writeFile(join(folder, 'index.html'), await framed({ form }));
  await install(folder);
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--base', `/${peer.name}/`, '--logLevel', 'warn'], folder);
  return built;
};

const mount = '<div id="form"></div>\n<script type="module" src="main.js"></script>';

/** The page that all forms stand in. */
export const framed = async ({ head = '', form }: { head?: string; form: string }): Promise<string> => {
  const page = await readFile(join(sources, 'shared/page.html'), 'utf8');
  return page.replace('<!--head-->', () => head).replace('<!--form-->', () => form);
};

/** The style sheet of that page. */
export const pageStyles = (): Promise<string> => readFile(join(sources, 'shared/page.css'), 'utf8');

const install = async (folder: string): Promise<void> => {
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  try {
    await run('npm', ['install', ...quiet], folder);
  } catch (error) {
    const [reason] = unreachable.exec(String(error)) ?? [];
    if (reason === undefined) throw error;
    throw new Error(
      `The forms to compare with are built from npm’s registry, which does not answer (${reason}): run the benchmark with a network.`,
      { cause: error },
    );
  }
};

const fingerprint = async ({ name }: Peer): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of globSync(`{shared,${name}}/*`, { cwd: sources }).sort())
    hash.update(file).update(await readFile(join(sources, file)));
  return hash.digest('hex').slice(0, 8);
};
