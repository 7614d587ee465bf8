import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { checkDatabase } from '../../reference-server/src/check/check-database.ts';
import { secretsFrom } from '../../reference-server/src/secrets.ts';
import { byKey, draftOf } from '../support/drafts.ts';
import { freePort } from '../support/free-port.ts';
import { monday, newKey } from '../support/keys.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { handleOn } from '../support/postgres/three-servers.ts';
import { testDatabase } from '../support/postgres/test-database.ts';

const secret = 'a secret that is long enough for tests';

/** What `check` says, a line for each finding. */
const check = async (url: string, held = secret) => {
  const lines: string[] = [];
  for await (const { kind, text } of checkDatabase({ url, secret: held, jurisdictions: ['riverton'] }))
    lines.push(`${kind}: ${text}`);
  return lines;
};

const troubles = (lines: readonly string[]) => lines.filter(line => line.startsWith('trouble'));

/** A database with a request and a key, and what makes it careless for whoever connects. */
const installation = async (t: TestContext) => {
  const url = await testDatabase(t);
  const { backend, store } = await handleOn(t, url);
  const tracking = { salt: 'salt', secretId: secretsFrom(secret).mint.id };
  await store.insert(draftOf(byKey('one'), { tracking }));
  await backend.keys.create(newKey, monday);
  const set = (setting: string) =>
    runOn(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET ${setting}`);
  return { url, set };
};

test('a sound database is well, and looking at it changes nothing', async t => {
  const { url } = await installation(t);
  const lines = await check(url);
  assert.deepEqual(troubles(lines), []);
  assert.match(lines.join('\n'), /^ok: PostgreSQL \d+.*, encoding UTF8$/m);
  assert.match(lines.join('\n'), /^ok: API keys: 1, 0 revoked$/m);
  assert.match(lines.join('\n'), /^ok: riverton: 1 requests$/m);
  assert.match(lines.join('\n'), /^note: .*encrypted/m);
});

test('an empty database is well, and stays empty', async t => {
  const url = await emptyDatabase(t);
  const lines = await check(url);
  assert.deepEqual(troubles(lines), []);
  assert.match(lines.join('\n'), /^note: the database has no tables yet/m);
  assert.deepEqual(await runOn(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'mimer'"), []);
});

test('settings under which what was acknowledged may be lost are trouble', async t => {
  const { url, set } = await installation(t);
  await set('synchronous_commit = off');
  assert.match(troubles(await check(url)).join('\n'), /^trouble: synchronous_commit is off/);
});

test('a standby and a newer server’s tables are trouble', async t => {
  const { url, set } = await installation(t);
  await runOn(url, 'INSERT INTO mimer.migrations (version) VALUES (9999)');
  await set('default_transaction_read_only = on');
  const [standby, newer, ...more] = troubles(await check(url));
  assert.match(standby ?? '', /read-only/);
  assert.match(newer ?? '', /of version 9999/);
  assert.deepEqual(more, []);
});

test('tracking codes by a secret that is gone are trouble', async t => {
  const { url } = await installation(t);
  const lines = troubles(await check(url, 'another secret that is long enough'));
  assert.deepEqual(lines, [
    'trouble: 1 requests have tracking codes by a secret that is not in MIMER_SECRET',
  ]);
});

test('a database that does not answer is trouble, without its password', async () => {
  const lines = await check(`postgresql://mimer:canary@127.0.0.1:${await freePort()}/mimer`);
  assert.match(troubles(lines).join('\n'), /nobody listens there/);
  assert.doesNotMatch(lines.join('\n'), /canary/);
});

test('a way through the network without TLS is noted, a local one is not', async t => {
  const local = new URL(await testDatabase(t));
  const noted = async (url: string) => (await check(url)).some(line => line.includes('sslmode=verify-full'));
  assert.equal(await noted(local.href), false);
  assert.equal(await noted('postgresql://mimer@db.invalid/mimer'), true);
  assert.equal(await noted('postgresql://mimer@db.invalid/mimer?sslmode=verify-full'), false);
});
