import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync, type Unzipped } from 'fflate';

const run = promisify(execFile);

/** WordPress as its own project publishes it for its playground: installed already, on SQLite, in several versions. */
const name = '@wp-playground/wordpress-builds';
const version = '0.9.19';
const cache = fileURLToPath(new URL('../../../node_modules/.cache/mimer-wordpress/', import.meta.url));

/** With script modules, and the last one without. */
export const releases = ['6.5', '6.4'] as const;
export type Release = (typeof releases)[number];

/** Fetches the package once; it is too heavy to be installed with the others. */
const fetched = async (): Promise<string> => {
  const kept = join(cache, version);
  if (existsSync(kept)) return kept;
  const partial = `${kept}.partial`;
  await mkdir(partial, { recursive: true });
  const { stdout } = await run('npm', [
    'pack',
    '--silent',
    '--pack-destination',
    partial,
    `${name}@${version}`,
  ]);
  // The code of each release, and beside it what browsers fetch, which the archive of the code leaves out.
  const parts = ['package/src', ...releases.map(release => `package/public/wp-${release}`)];
  await run('tar', ['-xzf', join(partial, stdout.trim()), '-C', partial, ...parts]);
  await rename(join(partial, 'package'), kept);
  return kept;
};

/** The files of a release: its code, what lets it keep its data in SQLite, and the folder with what browsers fetch. */
export const wordpressFiles = async (
  release: Release,
): Promise<{ readonly core: Unzipped; readonly sqlite: Unzipped; readonly assets: string }> => {
  const folder = await fetched();
  const [core, sqlite] = await Promise.all([
    readFile(join(folder, `src/wordpress/wp-${release}.zip`)),
    readFile(join(folder, 'src/sqlite-database-integration/sqlite-database-integration.zip')),
  ]);
  return { core: unzipSync(core), sqlite: unzipSync(sqlite), assets: join(folder, `public/wp-${release}`) };
};
