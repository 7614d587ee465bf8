import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { mistakesIn } from '../support/documents/commands.ts';
import { blocksIn, placeOf } from '../support/documents/markdown.ts';
import { understand } from '../support/documents/shell.ts';

/** Documents that say nothing else speak from the repository's folder; those of an example may speak from its own. */
const startOf = (file: string, script: string): string =>
  file.startsWith('examples/') && !/^\s*(cd|npm run)\b/m.test(script) ? dirname(file) : '.';

const mistakesOf = async (script: string, from = '.') => {
  const { commands, complaints } = await understand(script);
  return [
    ...(complaints === '' ? [] : [complaints]),
    ...(commands.length === 0 ? ['it does nothing'] : mistakesIn(commands, from)),
  ];
};

test('every command that a document tells to type is one', async () => {
  const blocks = blocksIn('sh');
  assert.ok(blocks.length > 20, `only ${blocks.length} blocks were found`);
  const found = await Promise.all(
    blocks.map(async block => {
      const mistakes = await mistakesOf(block.code, startOf(block.file, block.code));
      return mistakes.map(mistake => `${placeOf(block)}: ${mistake}`);
    }),
  );
  assert.deepEqual(found.flat(), []);
});

test('a command that is none would be found', async () => {
  const wrong: Record<string, RegExp> = {
    'npm run mimer -- key make --label Desk': /no command “key make”/,
    'mimer-server restore /backups/1 --force': /knows no --force/,
    'mimer-server key create --label L --scope desk:read': /knows no --scope/,
    'mimer-server key create --label L --scopes desk:all': /no scope “desk:all”/,
    'export MIMER_DATABASE=./data': /no setting MIMER_DATABASE/,
    'npm run fly': /no script “fly”/,
    'npm start -w @melikgazi/example-none': /no workspace @melikgazi\/example-none/,
    'npm test -- docs': /no part “docs”/,
    'npm install @melikgazi/mimer': /nobody knows the package/,
    'npx @melikgazi/mimer-conformance https://a.example/v1 --profile some': /UsageError/,
    'cd examples/none': /no folder examples\/none/,
    'node none.ts': /has no none.ts/,
    'frobnicate "$(whoami)"': /frobnicate is not known/,
    'if true; then echo': /syntax error/,
  };
  for (const [script, expected] of Object.entries(wrong))
    assert.match((await mistakesOf(script)).join('; '), expected, script);
});
