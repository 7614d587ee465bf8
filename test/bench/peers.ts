import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

// Peers are installed where git, linters and the project's own dependencies never look.
const source = fileURLToPath(new URL('peers/', import.meta.url));
const folder = fileURLToPath(new URL('../../node_modules/.cache/bench-peers/', import.meta.url));

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
  for (const name of ['package.json', 'package-lock.json'])
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

/** What an installed peer exports, as far as `schema` says. */
export const importPeer = async <Exports>(name: string, schema: z.ZodMiniType<Exports>): Promise<Exports> => {
  const path = createRequire(join(folder, 'package.json')).resolve(name);
  const exports: unknown = await import(pathToFileURL(path).href);
  // A namespace object has no prototype, which zod takes for no object.
  return z.parse(schema, { ...Object(exports) });
};

/** The version of an installed peer. */
export const peerVersion = async (name: string): Promise<string> => {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return z.parse(z.object({ version: z.string() }), JSON.parse(text)).version;
};
