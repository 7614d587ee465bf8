import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { blocksUnder, type Block } from '../support/documents/markdown.ts';
import { walk } from '../support/documents/walk.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// An operator follows the guide with nothing but an empty folder.

const guide = 'reference-server/OPERATING.md';
const under = (heading: string): Block[] => blocksUnder(guide, heading, 'sh');

test('the commands of the operators’ guide work, in its order', async t => {
  const folder = await temporaryFolder(t);
  const [practise, ...others] = under('Backup and restore').toReversed();
  assert.ok(practise);
  const blocks = [
    ...under('First start'),
    ...blocksUnder('README.md', 'Try it', 'sh').slice(1),
    ...blocksUnder('README.md', 'You run servers', 'sh'),
    ...others.toReversed(),
  ].map(block => ({ block }));
  const { code, out, error } = await walk({
    folder,
    port: await freePort(),
    blocks: [
      ...blocks,
      { block: practise, isStopped: true },
      ...under('A municipality of your own').map(block => ({ block })),
    ],
  });
  assert.equal(code, 0, `${out.slice(-2000)}\n${error}`);
  assert.match(await readFile(join(folder, 'log'), 'utf8'), /MİMER is at https:\/\/mimer\.example\.tr/);
  assert.equal(out.match(/mimer_live_[\w-]+$/gm)?.length, 2);
  assert.equal(out.match(/ is complete: /g)?.length, 2);
  assert.match(out, / is restored: /);
  assert.match(out, /ok {6}jurisdiction melikgazi: \d+ services/);
  assert.doesNotMatch(out, /^trouble/m);
  // The one that was replaced is beside it.
  assert.equal((await readdir(join(folder, 'var/lib'))).length, 2);
});

test('a command that fails ends the walk', async t => {
  const folder = await temporaryFolder(t);
  const block = { file: 'here.md', line: 1, language: 'sh', heading: '' };
  const { code, out, error } = await walk({
    folder,
    port: await freePort(),
    blocks: [
      { block: { ...block, code: 'mimer-server backup /backups/1' } },
      { block: { ...block, code: 'echo further' } },
    ],
  });
  assert.equal(code, 1);
  assert.match(error, /There is nothing in .* yet/);
  assert.doesNotMatch(out, /further/);
});
