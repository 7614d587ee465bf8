import { globSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gitIn, type Git } from '../../release/git.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** What a release looks at, as it really is: manifests, lock file, changelog, documents. */
const copied = [
  '.gitignore',
  'CHANGELOG.md',
  'package-lock.json',
  'sdk/openapi.json',
  'reference-server/Dockerfile',
  '*.md',
  '{.,sdk,widget,reference-server,test/conformance,examples/*}/{package.json,*.md}',
];

export interface CopiedRepository {
  readonly root: string;
  readonly git: Git;
}

/** A repository with these files of ours in one commit on `main`, in a folder that is gone after the test. */
export const copiedRepository = async (t: TestContext): Promise<CopiedRepository> => {
  const root = await temporaryFolder(t);
  for (const path of new Set(copied.flatMap(pattern => globSync(pattern, { cwd: repository })))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(join(repository, path), join(root, path));
  }
  await addChange(join(root, 'CHANGELOG.md'));
  const git = gitIn(root);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('config', 'user.name', 'A test');
  await git('config', 'user.email', 'test@example.tr');
  await git('config', 'commit.gpgsign', 'false');
  await git('config', 'tag.gpgsign', 'false');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Begin');
  return { root, git };
};

/** Ours has none while it is being released itself, which is when these tests matter most. */
const addChange = async (changelog: string): Promise<void> => {
  const text = await readFile(changelog, 'utf8');
  const heading = '## [Unreleased]\n';
  await writeFile(changelog, text.replace(heading, `${heading}\n### Added\n\n- What a test releases.\n`));
};
