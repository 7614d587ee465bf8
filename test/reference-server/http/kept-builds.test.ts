import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepBuild } from '../../../reference-server/src/kept-builds.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const built = async (folder: string, text: string): Promise<string> => {
  await mkdir(join(folder, 'chunks'), { recursive: true });
  await writeFile(join(folder, 'mimer.js'), text);
  await writeFile(join(folder, 'chunks/a.js'), text);
  return folder;
};

test('a version that a page names is served unchanged after a newer one has come', async t => {
  const root = await temporaryFolder(t);
  const kept = join(root, 'kept');
  const folder = await built(join(root, 'cdn'), 'first');
  await keepBuild({ path: '/widget/', folder, version: '1.0.0' }, kept);
  await built(folder, 'second');
  const assets = await keepBuild({ path: '/widget/', folder, version: '1.1.0' }, kept);
  assert.deepEqual(
    assets.map(({ path, hashedPath }) => [path, hashedPath]),
    [
      ['/widget/1.0.0/', '/widget/1.0.0/'],
      ['/widget/1.1.0/', '/widget/1.1.0/chunks/'],
    ],
  );
  const texts = await Promise.all(
    assets.map(({ folder: found }) => readFile(join(found, 'chunks/a.js'), 'utf8')),
  );
  assert.deepEqual(texts, ['first', 'second']);
});

test('a build of the same version replaces its copy, whole, so that only its chunks are served for ever', async t => {
  const root = await temporaryFolder(t);
  const kept = join(root, 'kept');
  const folder = await built(join(root, 'cdn'), 'first');
  await keepBuild({ path: '/widget/', folder, version: '1.0.0' }, kept);
  const other = join(root, 'other');
  await mkdir(other);
  await writeFile(join(other, 'mimer.js'), 'second');
  const [asset] = await keepBuild({ path: '/widget/', folder: other, version: '1.0.0' }, kept);
  assert.equal(asset?.hashedPath, '/widget/1.0.0/chunks/');
  assert.equal(await readFile(join(asset.folder, 'mimer.js'), 'utf8'), 'second');
  await assert.rejects(readFile(join(asset.folder, 'chunks/a.js')), { code: 'ENOENT' });
});
