import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLowdbBackend } from '../../../reference-server/src/backends/lowdb-backend.ts';
import { backupCommand } from '../../../reference-server/src/backup/backup-command.ts';
import { restoreCommand } from '../../../reference-server/src/backup/restore-command.ts';
import { checkCommand } from '../../../reference-server/src/check/check-command.ts';
import { configFrom } from '../../../reference-server/src/config.ts';
import { keyCommand } from '../../../reference-server/src/key-command.ts';
import { createMetrics } from '../../../reference-server/src/metrics.ts';
import { openEndpoints } from '../../../reference-server/src/open-endpoints.ts';
import { operatorSentence } from '../../../reference-server/src/operator-sentence.ts';
import { ownFolder } from '../../../reference-server/src/store/lowdb/folder-owner.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { picture } from '../../support/backups.ts';
import { commandProcess } from '../../support/command-process.ts';
import { byKey, draftOf } from '../../support/drafts.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const jurisdictions = fileURLToPath(new URL('../../support/jurisdictions', import.meta.url));

/** A folder with a data folder of one request in it. */
const withData = async (t: TestContext) => {
  const folder = await temporaryFolder(t);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const store = await openLowdbStore({ folder: join(data, 'riverton') });
  await store.insert(draftOf(byKey('one')));
  await store.close();
  await writeFile(join(data, 'secret'), `${'s'.repeat(43)}\n`, { mode: 0o600 });
  return { folder, data };
};

type Spoil = (data: string, t: TestContext) => Promise<unknown>;

/** What a data folder can be that is none, and what each command has to say of it. */
const cases: readonly [what: string, spoil: Spoil, message: RegExp, commands?: readonly string[]][] = [
  [
    'of a newer version',
    data => writeFile(join(data, 'format.json'), '{ "format": 2, "shards": 4096 }'),
    /^\S+data is of format 2, and this version knows format 1 alone: use the version that made it, or a newer one\.$/,
  ],
  [
    'with a marker that was cut off',
    data => writeFile(join(data, 'format.json'), '{ "for'),
    /^\S+format\.json can’t be understood: .* Put it back from a backup/,
  ],
  [
    'a backup',
    data => writeFile(join(data, 'backup.jsonl'), ''),
    /^\S+data is a backup, .* set MIMER_DATA to another folder, and run `mimer-server restore \S+data`\.$/,
  ],
  [
    'half of a backup',
    data => writeFile(join(data, 'unfinished-backup.txt'), ''),
    /^\S+data is a backup that was not finished: set MIMER_DATA/,
  ],
  [
    'restored in part',
    data => mkdir(join(data, '.restore')),
    /^A restore into \S+data was not finished: run `mimer-server restore` with the same backup again\.$/,
  ],
  [
    'moved aside by a restore that was not finished',
    async data => {
      await rm(data, { recursive: true });
      await mkdir(`${data}.restoring/.restore`, { recursive: true });
    },
    /^A restore into \S+data was not finished: run/,
  ],
  [
    'a file',
    async data => {
      await rm(data, { recursive: true });
      await writeFile(data, 'not a folder');
    },
    /^\S+data is a file: name a folder in its place\.$/,
  ],
  [
    'below a file',
    async data => {
      await rm(join(data, '..', 'data'), { recursive: true });
      await writeFile(data, 'not a folder');
      return '/below';
    },
    /^A folder was expected where there is a file \(ENOTDIR, \S+\): name another folder\.$/,
  ],
  [
    'in use',
    async (data, t) => {
      const { release } = await ownFolder(join(data, 'riverton'));
      t.after(release);
    },
    /^Another process uses the data folder \S+riverton: stop that one first, or give this one another MIMER_DATA\.$/,
    ['serve'],
  ],
  [
    'without the secret that its requests were made with',
    data => rm(join(data, 'secret')),
    /^\S+data has requests, but the file \S+secret is gone: put it back from a backup, or set MIMER_SECRET/,
    ['serve'],
  ],
  [
    'with a secret that was cut off',
    data => writeFile(join(data, 'secret'), 'short'),
    /^\S+secret holds no secret: restore it, since tracking codes depend on it\.$/,
    ['serve'],
  ],
];

const configOf = (data: string) =>
  configFrom({ MIMER_DATA: data, MIMER_JURISDICTIONS: jurisdictions, LOG_LEVEL: 'silent', PORT: '0' });

/** The commands that use a data folder; each throws what the operator is told, but `check`, which prints it. */
const commandsOn = (data: string, folder: string): Record<string, () => Promise<unknown>> => ({
  serve: () => openEndpoints(configOf(data), openLowdbBackend(data), createMetrics()),
  backup: () => backupCommand([join(folder, 'backup')], configOf(data)),
  key: () => keyCommand(['create', '--label', 'Desk', '--scopes', 'desk:read'], configOf(data)),
  check: () => checkCommand([], configOf(data)),
});

for (const [what, spoil, message, commands = ['serve', 'backup', 'key', 'check']] of cases)
  test(`a data folder that is ${what} is refused in a sentence by ${commands.join(', ')}, and left as it is`, async t => {
    const { folder, data } = await withData(t);
    const below = await spoil(data, t);
    const before = await picture(folder);
    const run = commandsOn(typeof below === 'string' ? `${data}${below}` : data, folder);
    for (const command of commands) {
      const lines = t.mock.method(console, 'log', () => undefined);
      const outcome = await run[command]?.().catch(operatorSentence);
      const out = lines.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
      lines.mock.restore();
      const said: unknown = command === 'check' ? /^trouble +(.*)$/m.exec(out)?.[1] : outcome;
      assert.match(String(said), message, command);
    }
    assert.deepEqual(await picture(folder), before);
  });

test('the process that is refused a folder prints the sentence alone and ends with 1', async t => {
  const { folder, data } = await withData(t);
  await writeFile(join(data, 'format.json'), '{ "format": 2 }');
  const environment = { MIMER_DATA: data, MIMER_JURISDICTIONS: jurisdictions, PORT: '0' };
  const commands = [['serve'], ['backup', join(folder, 'backup')], ['key', 'list']];
  const ended = await Promise.all(commands.map(args => commandProcess(args, environment)));
  for (const { code, out, error } of ended) {
    assert.deepEqual([code, out], [1, '']);
    assert.match(error, /^\S+data is of format 2, and this version knows format 1 alone: .*\.\n$/);
  }
});

test('a folder of before there was a marker is served, and marked then', async t => {
  const { data } = await withData(t);
  const lines = t.mock.method(console, 'log', () => undefined);
  await checkCommand([], configOf(data));
  const out = lines.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
  lines.mock.restore();
  assert.match(out, /^ok +the data folder is of format 1, which the next start notes in it$/m);
  const endpoints = await openEndpoints(configOf(data), openLowdbBackend(data), createMetrics());
  await Promise.all(endpoints.map(({ store }) => store.close()));
  assert.deepEqual(JSON.parse(await readFile(join(data, 'format.json'), 'utf8')), { format: 1 });
});

test('with PostgreSQL, backup and restore say how that is done', async () => {
  const config = { ...configOf('/nowhere'), databaseUrl: 'postgres://localhost/mimer' };
  for (const command of [backupCommand, restoreCommand])
    await assert.rejects(command(['/backup'], config), {
      name: 'OperatorError',
      message: /pg_dump --format=custom/,
    });
});
