import assert from 'node:assert/strict';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkCommand } from '../../../reference-server/src/check/check-command.ts';
import { configFrom } from '../../../reference-server/src/config.ts';
import { manifestFile } from '../../../reference-server/src/backup/manifest.ts';
import { backUp, folderWithRequests, picture, restoreFrom } from '../../support/backups.ts';

/** What happens to a copy of a backup on its way, and what is said of it. */
const mishaps: readonly [
  what: string,
  happen: (to: string, document: string) => Promise<void>,
  message: RegExp,
][] = [
  ['a file is missing', (to, document) => rm(join(to, document)), /riverton\/requests\/.*\.json is missing/],
  [
    'a file is too many',
    to => writeFile(join(to, 'riverton/more.json'), '{}'),
    /riverton\/more\.json is not of it/,
  ],
  [
    'the last file is missing',
    to => rm(join(to, 'riverton-erasures.jsonl')),
    /riverton-erasures\.jsonl is missing/,
  ],
  ['a file is cut off', (to, document) => truncate(join(to, document), 100), /\.json was cut off/],
  ['a file is empty', (to, document) => truncate(join(to, document), 0), /\.json was cut off/],
  [
    'one byte is another',
    async (to, document) => {
      const text = await readFile(join(to, document), 'utf8');
      await writeFile(join(to, document), text.replace('"format": 1', '"format": 2'));
    },
    /\.json was changed/,
  ],
  ['the list is missing', to => rm(join(to, manifestFile)), /is no backup: there is no backup\.jsonl/],
  ['the list is empty', to => truncate(join(to, manifestFile), 0), /backup\.jsonl was cut off or changed/],
  [
    'the list is cut off',
    to => truncate(join(to, manifestFile), 400),
    /backup\.jsonl was cut off or changed/,
  ],
  [
    'a line of the list is gone',
    async to => {
      const lines = (await readFile(join(to, manifestFile), 'utf8')).split('\n');
      await writeFile(join(to, manifestFile), lines.toSpliced(1, 1).join('\n'));
    },
    /backup\.jsonl was cut off or changed/,
  ],
  [
    'it is of a newer version',
    async to => {
      const text = await readFile(join(to, manifestFile), 'utf8');
      await writeFile(join(to, manifestFile), text.replace('"format":1', '"format":2'));
    },
    /is of format 2, and this version knows format 1 alone: use the version/,
  ],
  [
    'it was not finished',
    to => writeFile(join(to, 'unfinished-backup.txt'), ''),
    /was not finished: make a new one/,
  ],
];

for (const [what, happen, message] of mishaps)
  test(`a backup is refused, by \`check\` too, and nothing is changed, where ${what}`, async t => {
    const { folder, data, to, restored, reference } = await folderWithRequests(t);
    await backUp(data, to);
    const document = Object.keys(await picture(to)).find(path => path.includes(reference)) ?? '';
    await happen(to, document);
    const before = await picture(folder);
    await assert.rejects(restoreFrom(to, restored), { name: 'OperatorError', message });
    await assert.rejects(restoreFrom(to, data, { replace: true }), { name: 'OperatorError', message });
    assert.deepEqual(await picture(folder), before);
    assert.ok(!(await readdir(folder)).includes('restored'));

    const lines = t.mock.method(console, 'log', () => undefined);
    assert.equal(await checkCommand([to], configFrom({})), false);
    assert.match(String(lines.mock.calls[0]?.arguments[0]), message);
    lines.mock.restore();
  });

test('a whole backup is well by `check`', async t => {
  const { data, to } = await folderWithRequests(t);
  await backUp(data, to);
  const lines = t.mock.method(console, 'log', () => undefined);
  assert.equal(await checkCommand([to], configFrom({})), true);
  const text = lines.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
  lines.mock.restore();
  assert.match(text, /^ok +.*backup is whole: made at 2026-11-23T17:00:00\.000Z by version 0\.0\.0-test$/m);
  assert.match(text, /^ok +riverton: 2 requests, 1 attachment$/m);
});
