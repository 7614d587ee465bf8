import assert from 'node:assert/strict';
import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { checkCommand } from '../../../reference-server/src/check/check-command.ts';
import { configFrom } from '../../../reference-server/src/config.ts';
import { secretsFrom } from '../../../reference-server/src/secrets.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { byKey, draftOf } from '../../support/drafts.ts';
import { secretOf } from '../../support/outbox.ts';
import { rivertonFolder } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const secret = 'a secret that is long enough for tests';

/** A data folder with one request and a folder of jurisdictions, and what `check` says of them. */
const installation = async (t: TestContext) => {
  const folder = await temporaryFolder(t);
  const data = join(folder, 'data');
  const jurisdictions = join(folder, 'jurisdictions');
  await mkdir(data, { mode: 0o700 });
  await cp(rivertonFolder, join(jurisdictions, 'riverton'), { recursive: true });
  await writeFile(join(data, 'secret'), `${secret}\n`, { mode: 0o600 });
  const store = await openLowdbStore({ folder: join(data, 'riverton') });
  t.after(() => store.close());
  const tracking = { salt: 'salt', secretId: secretsFrom(secret).mint.id };
  const { request } = await store.insert(draftOf(byKey('one'), { tracking }));
  const [year = '', number = ''] = request.reference.split('-');
  const document = join(data, 'riverton/requests', year, number.slice(0, 2), `${request.reference}.json`);
  const check = async (more: Record<string, string> = {}) => {
    const lines = t.mock.method(console, 'log', () => undefined);
    const isWell = await checkCommand(
      [],
      configFrom({ MIMER_DATA: data, MIMER_JURISDICTIONS: jurisdictions, ...more }),
    );
    const text = lines.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
    lines.mock.restore();
    return { isWell, text };
  };
  return { data, jurisdictions, document, store, check };
};

test('a sound installation is well, also while a server runs on it', async t => {
  const { check } = await installation(t);
  const { isWell, text } = await check();
  assert.equal(isWell, true, text);
  assert.match(text, /^ok +.*riverton: 1 requests$/m);
  assert.match(text, /^note +.*encrypted/m);
  assert.doesNotMatch(text, /trouble/);
});

test('a document that is none is named with the reason and without its words', async t => {
  const { check, document } = await installation(t);
  await writeFile(document, '{ "description": "Ayşe Yılmaz');
  const { isWell, text } = await check();
  assert.equal(isWell, false);
  assert.ok(text.includes(`${document}: The file is not JSON.`), text);
  assert.doesNotMatch(text, /Ayşe/);
});

test('looking changes nothing, not even what an unfinished write left', async t => {
  const { check, document } = await installation(t);
  const leftover = join(dirname(document), 'x.json.0123456789ab.tmp');
  await writeFile(leftover, 'half');
  assert.equal((await check()).isWell, true);
  await chmod(leftover, 0o600);
});

test('a jurisdiction with a mistake is named with the file and the place', async t => {
  const { check, jurisdictions } = await installation(t);
  await writeFile(join(jurisdictions, 'riverton/units.json'), '[{ "code": "a b", "name": {} }]');
  const { isWell, text } = await check();
  assert.equal(isWell, false);
  assert.match(text, /trouble .*[\s\S]*units\.json at \/0\/code/);
});

test('a secret or a data folder that others may read is trouble', async t => {
  const { check, data } = await installation(t);
  await chmod(join(data, 'secret'), 0o644);
  await chmod(data, 0o755);
  const { isWell, text } = await check();
  assert.equal(isWell, false);
  assert.match(text, /trouble .*secret has mode 0644/);
  assert.match(text, /trouble .*data has mode 0755/);
});

test('tracking codes by a secret that is gone are trouble', async t => {
  const { check } = await installation(t);
  const { isWell, text } = await check({ MIMER_SECRET: 'another secret that is long enough' });
  assert.equal(isWell, false);
  assert.match(text, /trouble +1 requests have tracking codes by a secret/);
});

test('an installation that never ran is well', async t => {
  const { check } = await installation(t);
  const { isWell, text } = await check({ MIMER_DATA: join(await temporaryFolder(t), 'new') });
  assert.equal(isWell, true, text);
  assert.match(text, /^note .*the first start makes it/m);
});

test('webhooks are named, and a mistake among them is trouble', async t => {
  const { check, data } = await installation(t);
  const path = join(data, 'webhooks.json');
  const crm = { id: 'crm', url: 'https://crm.example', secrets: [secretOf('a')] };
  await writeFile(path, JSON.stringify([crm]));
  assert.match((await check({ WEBHOOKS_FILE: path })).text, /^ok +webhooks: crm$/m);
  await writeFile(path, JSON.stringify([{ ...crm, url: 'http://crm.example' }]));
  const { isWell, text } = await check({ WEBHOOKS_FILE: path });
  assert.equal(isWell, false);
  assert.match(text, /^trouble +WEBHOOKS_FILE .* at \/0\/url must be an https URL/m);
});
