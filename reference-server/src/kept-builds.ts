import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from './parts.ts';

/** A browser build of one of our packages. */
export interface Build {
  /** Where it is served, with a final slash: `/widget/`. */
  readonly path: string;
  readonly folder: string;
  readonly version: string;
}

/**
 * Keeps a copy of a build under its version, so that a page that names a version, or pins its hash, is served the same
 * bytes after the server has got a newer one. A build of the same version replaces its copy: it is one under development.
 *
 * @returns Each version that was ever here. A former one is served for ever; of the present one, which may still be
 *   replaced, only the chunks are, for they bear a hash in their names.
 */
export const keepBuild = async ({ path, folder, version }: Build, keptIn: string): Promise<Assets[]> => {
  const kept = join(keptIn, path);
  const copy = join(kept, version);
  const partial = `${copy}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    await cp(folder, partial, { recursive: true });
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  await rm(copy, { recursive: true, force: true });
  await rename(partial, copy);
  const versions = (await readdir(kept)).filter(name => !name.endsWith('.partial'));
  return versions.map(name => ({
    path: `${path}${name}/`,
    folder: join(kept, name),
    hashedPath: name === version ? `${path}${name}/chunks/` : `${path}${name}/`,
  }));
};
