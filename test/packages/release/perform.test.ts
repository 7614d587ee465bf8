import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { changedFiles, factsOf } from '../../release/facts.ts';
import { folderOf, perform, ReleaseError, type Effects } from '../../release/perform.ts';
import { planRelease } from '../../release/plan.ts';
import { released } from '../../release/workspace-versions.ts';
import { copiedRepository, type CopiedRepository } from '../../support/release/copied-repository.ts';

// A release in a copy of what it looks at in this repository, with the steps that take long passed in.

const day = '2026-11-26';

const planIn = async ({ root, git }: CopiedRepository, wanted: string) => {
  const { plan, reasons } = planRelease(await factsOf(root, git), wanted, day);
  return plan ?? assert.fail(reasons.join('\n'));
};

/** Steps that are noted, and leave what the real ones leave. */
const noting = ({ git }: CopiedRepository, steps: string[], others: Partial<Effects> = {}): Effects => ({
  git,
  build: () => Promise.resolve(void steps.push('build')),
  test: () => Promise.resolve(void steps.push('test')),
  pack: async folder => {
    steps.push('pack');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'SHA256SUMS'), '');
    return [];
  },
  ...others,
});

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.optional(z.string()),
      version: z.optional(z.string()),
      dependencies: z.optional(z.record(z.string(), z.string())),
    }),
  ),
});

test('a release sets every version, builds, tests, packs, and is one commit with a tag', async t => {
  const copy = await copiedRepository(t);
  const { root, git } = copy;
  const before = await factsOf(root, git);
  const plan = await planIn(copy, '97.1.3');
  const steps: string[] = [];
  await perform(root, plan, noting(copy, steps));

  assert.deepEqual(steps, ['build', 'test', 'pack']);
  assert.deepEqual(await changedFiles(git), []);
  assert.equal((await git('log', '-1', '--format=%s')).trim(), 'Release 97.1.3');
  assert.equal((await git('rev-list', '--count', 'HEAD')).trim(), '2');
  assert.equal((await git('rev-parse', 'v97.1.3^{commit}')).trim(), (await git('rev-parse', 'HEAD')).trim());
  assert.equal((await git('cat-file', '-t', 'v97.1.3')).trim(), 'tag');
  assert.ok(existsSync(join(folderOf(root, '97.1.3'), 'SHA256SUMS')));

  const { packages } = z.parse(
    lockSchema,
    JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')),
  );
  const found = Object.entries(packages).flatMap(([, { name, version, dependencies = {} }]) => [
    ...(name !== undefined && released.includes(name) ? [version] : []),
    ...released.flatMap(each => dependencies[each] ?? []),
  ]);
  assert.ok(found.length > 8);
  assert.deepEqual([...new Set(found)], ['97.1.3']);

  const after = await factsOf(root, git);
  for (const [path, text] of Object.entries(after.files))
    if (path !== 'CHANGELOG.md')
      assert.equal(text.replaceAll('97.1.3', plan.from), before.files[path], `${path} has changed otherwise`);
  const document: unknown = JSON.parse(after.files['sdk/openapi.json'] ?? '');
  assert.equal(
    z.parse(z.object({ info: z.object({ version: z.string() }) }), document).info.version,
    '97.1.3',
  );
  assert.match(after.files['reference-server/Dockerfile'] ?? '', /MIMER_VERSION=97\.1\.3/);
  assert.match(after.files['widget/EMBEDDING.md'] ?? '', /\/widget\/97\.1\.3\//);
  assert.match(
    after.files['CHANGELOG.md'] ?? '',
    /## \[Unreleased\]\n\n## \[97\.1\.3\] - 2026-11-26\n\n### /,
  );
});

test('the versions are there before it is built and tested, and nothing is committed until then', async t => {
  const copy = await copiedRepository(t);
  const seen: string[] = [];
  const look = (step: string) => async () => {
    const manifest = await readFile(join(copy.root, 'widget/package.json'), 'utf8');
    const commits = (await copy.git('rev-list', '--count', 'HEAD')).trim();
    seen.push(`${step}: ${manifest.includes('"version": "97.1.3"')}, ${commits}`);
  };
  const effects = noting(copy, [], { build: look('build'), test: look('test') });
  await perform(copy.root, await planIn(copy, '97.1.3'), effects);
  assert.deepEqual(seen, ['build: true, 1', 'test: true, 1']);
});

test('after a release the same one is refused, and so is one without a change', async t => {
  const copy = await copiedRepository(t);
  await perform(copy.root, await planIn(copy, '97.1.3'), noting(copy, []));
  const { reasons } = planRelease(await factsOf(copy.root, copy.git), '97.1.3', day);
  assert.deepEqual(reasons, [
    '97.1.3 is not greater than 97.1.3, which is released.',
    'CHANGELOG.md names no change under “Unreleased”.',
    'CHANGELOG.md has a section for 97.1.3 already.',
  ]);
});

test('a file that git does not know, a change and another branch are seen', async t => {
  const copy = await copiedRepository(t);
  await copy.git('switch', '--quiet', '--create', 'other');
  await writeFile(join(copy.root, 'new file.ts'), '');
  await writeFile(join(copy.root, 'README.md'), 'changed');
  const { reasons } = planRelease(await factsOf(copy.root, copy.git), '97.1.3', day);
  assert.deepEqual(reasons, [
    'Releases are made on main, and this is “other”.',
    'There are changes that are not committed: README.md, new file.ts.',
  ]);
});

/** Runs a release that fails, and looks whether it has left a trace. */
const assertTakenBack = async (
  t: TestContext,
  others: (copy: CopiedRepository) => Partial<Effects>,
  why: RegExp,
) => {
  const copy = await copiedRepository(t);
  const plan = await planIn(copy, '97.1.3');
  await assert.rejects(perform(copy.root, plan, noting(copy, [], others(copy))), (error: unknown) => {
    assert.ok(error instanceof ReleaseError);
    assert.match(error.message, why);
    return true;
  });
  for (const { path, before } of plan.changes)
    assert.equal(await readFile(join(copy.root, path), 'utf8'), before, path);
  assert.equal((await copy.git('tag', '--list')).trim(), '');
  assert.equal((await copy.git('rev-list', '--count', 'HEAD')).trim(), '1');
  assert.equal((await copy.git('diff', '--cached', '--name-only')).trim(), '');
  assert.ok(!existsSync(folderOf(copy.root, '97.1.3')));
};

const fails = () => Promise.reject(new Error('2 failed.'));

for (const step of ['build', 'test', 'pack'] as const)
  test(`a ${step} that fails leaves everything as it was`, t =>
    assertTakenBack(t, () => ({ [step]: fails }), /as it was\. 2 failed\.$/));

test('a commit that is refused leaves everything as it was', t =>
  assertTakenBack(
    t,
    ({ git }) => ({
      git: (...args) => (args[0] === 'commit' ? fails() : git(...args)),
    }),
    /as it was\. 2 failed\.$/,
  ));

test('a build that changes other files is no release', t =>
  assertTakenBack(
    t,
    ({ root }) => ({ build: () => writeFile(join(root, 'LICENSE.txt'), 'other') }),
    /The build or the tests have changed LICENSE\.txt\.$/,
  ));
