import assert from 'node:assert/strict';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { openUploadFolder } from '../../../reference-server/src/attachments/upload-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('what a process that was killed has left is gone after the next start, and what a living one receives is not', async t => {
  const root = join(await temporaryFolder(t), 'uploads');
  const living = await openUploadFolder(root);
  t.after(() => living.close());
  const receiving = living.temporaryPath();
  await writeFile(receiving, 'half a photo');
  await mkdir(join(root, 'process-killed'));
  await writeFile(join(root, 'process-killed', 'upload'), 'half a photo');

  const next = await openUploadFolder(root);
  t.after(() => next.close());
  assert.ok((await stat(receiving)).isFile());
  assert.equal((await readdir(root)).includes('process-killed'), false);
});

test('processes that start at once each have a folder of their own, for their owner alone', async t => {
  const root = join(await temporaryFolder(t), 'uploads');
  const opened = await Promise.all(Array.from({ length: 8 }, () => openUploadFolder(root)));
  t.after(() => Promise.all(opened.map(folder => folder.close())));
  const folders = new Set(opened.map(folder => dirname(folder.temporaryPath())));
  assert.equal(folders.size, 8);
  for (const folder of [root, ...folders]) assert.equal((await stat(folder)).mode & 0o777, 0o700);
});

test('a process that stops leaves nothing', async t => {
  const root = join(await temporaryFolder(t), 'uploads');
  const folder = await openUploadFolder(root);
  await writeFile(folder.temporaryPath(), 'half a photo');
  await folder.close();
  assert.deepEqual(await readdir(root), []);
});
