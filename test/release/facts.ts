import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';
import type { Facts } from './plan.ts';

/** Files in which a release looks for its version, as `git ls-files` takes them. */
const searched = [
  'CHANGELOG.md',
  'package-lock.json',
  'sdk/openapi.json',
  ':(glob)**/package.json',
  ':(glob)**/*.md',
  ':(glob)**/*.html',
  ':(glob)**/*.php',
  ':(glob)**/Dockerfile',
];

const parts = (text: string, separator: string): string[] =>
  text.split(separator).filter(part => part !== '');

/** Looks at a repository. */
export const factsOf = async (root: string, git: Git): Promise<Facts> => {
  const paths = parts(await git('ls-files', '-z', '--', ...searched), '\0');
  const texts = await Promise.all(
    paths.map(async path => [path, await readFile(join(root, path), 'utf8')] as const),
  );
  return {
    branch: (await git('branch', '--show-current')).trim(),
    changed: await changedFiles(git),
    tags: parts(await git('tag', '--list'), '\n'),
    files: Object.fromEntries(texts),
  };
};

/** Files with changes that are not committed, new ones among them. */
export const changedFiles = async (git: Git): Promise<string[]> =>
  parts(await git('status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'), '\0').map(entry =>
    entry.slice('XY '.length),
  );
