import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

// Peers are installed where git, linters and the project's own dependencies never look.
const source = fileURLToPath(new URL('peers/', import.meta.url));
const folder = fileURLToPath(new URL('../../node_modules/.cache/bench-peers/', import.meta.url));

const importer = 'import-peer.mjs';

/**
 * Installs the peers in the versions of `peers/package-lock.json`, unless they are there.
 *
 * @throws with a sentence for whoever runs the benchmark when npm can't.
 */
export const installPeers = async (say: (sentence: string) => void): Promise<void> => {
  const lock = await readFile(join(source, 'package-lock.json'), 'utf8');
  const stamp = join(folder, 'installed-lock.json');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return;
  say('Installing the peers from the registry …');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', importer])
    await copyFile(join(source, name), join(folder, name));
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      shell: process.platform === 'win32',
    });
  } catch (cause) {
    throw new Error(
      'The peers could not be installed from the registry, and without them there is nothing to compare with: run the benchmark with a network.',
      { cause },
    );
  }
  await writeFile(stamp, lock);
};

const importerSchema = z.object({
  importPeer: z.custom<(name: string) => Promise<object>>(value => typeof value === 'function'),
});

/** What an installed peer exports, as far as `schema` says. */
export const importPeer = async <Exports>(name: string, schema: z.ZodMiniType<Exports>): Promise<Exports> => {
  const found: unknown = await import(pathToFileURL(join(folder, importer)).href);
  return z.parse(schema, await z.parse(importerSchema, found).importPeer(name));
};

/** The version of an installed peer. */
export const peerVersion = async (name: string): Promise<string> => {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return z.parse(z.object({ version: z.string() }), JSON.parse(text)).version;
};
