import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changedFiles } from './facts.ts';
import type { Git } from './git.ts';
import type { PackedFile } from './pack.ts';
import type { Plan } from './plan.ts';

/** The steps that take long, and those that leave a trace outside the working tree. */
export interface Effects {
  readonly git: Git;
  readonly build: () => Promise<void>;
  /** Fails where a check does. */
  readonly test: () => Promise<void>;
  readonly pack: (folder: string) => Promise<readonly PackedFile[]>;
}

/** A release that was begun and taken back; the cause says why. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError' as const;
}

/** Where the packed files of a version are put. */
export const folderOf = (root: string, version: string): string => join(root, 'release', version);

/**
 * Carries a plan out: writes the versions, builds, tests, packs, commits and tags. What fails before the commit leaves the
 * working tree as it was.
 *
 * @throws ReleaseError where a step fails.
 */
export const perform = async (
  root: string,
  { version, tag, changes }: Plan,
  { git, build, test, pack }: Effects,
): Promise<readonly PackedFile[]> => {
  const folder = folderOf(root, version);
  const write = (text: 'before' | 'after') =>
    Promise.all(changes.map(change => writeFile(join(root, change.path), change[text])));
  const release = async () => {
    await write('after');
    await build();
    await test();
    await assertOnly(
      changes.map(({ path }) => path),
      git,
    );
    const packed = await pack(folder);
    await git('add', '--', ...changes.map(({ path }) => path));
    await git('commit', '--quiet', '--message', `Release ${version}`);
    return packed;
  };
  const takeBack = async (error: unknown): Promise<never> => {
    await git('reset', '--quiet');
    await write('before');
    await rm(folder, { recursive: true, force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new ReleaseError(`Nothing was released, and every file is as it was. ${why}`, { cause: error });
  };
  const packed = await release().catch(takeBack);
  await git('tag', '--annotate', tag, '--message', `MİMER ${version}`);
  return packed;
};

/** What the build or the tests change would be in the packages, but not in the commit. */
const assertOnly = async (paths: readonly string[], git: Git): Promise<void> => {
  const others = (await changedFiles(git)).filter(path => !paths.includes(path));
  if (others.length > 0) throw new Error(`The build or the tests have changed ${others.join(', ')}.`);
};
