import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../support/files-in.ts';
import { run } from '../support/packages/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const script = fileURLToPath(new URL('../../sdk/build/remove-stale.mjs', import.meta.url));

const kept = ['index.js', 'index.js.map', 'index.d.ts', 'index.d.ts.map', 'deep/one.js', 'notes.txt'];
const stale = ['gone.js', 'gone.js.map', 'gone.d.ts', 'deep/gone.d.ts.map', 'moved/one.js'];

test('the build removes what was once built of a source that is gone, and nothing else', async t => {
  const root = await temporaryFolder(t);
  const sources = ['src/index.ts', 'src/deep/one.ts'];
  for (const file of [...sources, ...[...kept, ...stale].map(name => `dist/${name}`)]) {
    await mkdir(join(root, 'sdk', dirname(file)), { recursive: true });
    await writeFile(join(root, 'sdk', file), '');
  }
  await mkdir(join(root, 'sdk/build'));
  await cp(script, join(root, 'sdk/build/remove-stale.mjs'));
  await run(process.execPath, ['sdk/build/remove-stale.mjs'], root);
  const left = (await filesIn(join(root, 'sdk'))).map(({ path }) => relative(join(root, 'sdk'), path));
  const built = kept.map(name => `dist/${name}`);
  assert.deepEqual(left.sort(), ['build/remove-stale.mjs', ...sources, ...built].sort());
});
