import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from '../../reference-server/src/store/postgres/database.ts';
import { migrations } from '../../reference-server/src/store/postgres/migrations/index.ts';
import { freePort } from '../support/free-port.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';

const versions = async (url: string) =>
  (await runOn(url, 'SELECT version FROM mimer.migrations ORDER BY version')).map(({ version }) => version);

const all = migrations.map((_, index) => index + 1);

test('an empty database gets its tables, and the next start changes nothing', async t => {
  const url = await emptyDatabase(t);
  for (let starts = 0; starts < 2; starts += 1) {
    await (await openDatabase({ url })).close();
    assert.deepEqual(await versions(url), all);
  }
});

test('of servers that start at once on an empty database, one makes the tables', async t => {
  const url = await emptyDatabase(t);
  const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url })));
  await Promise.all(opened.map(database => database.close()));
  assert.deepEqual(await versions(url), all);
});

test('a database that a newer server has changed is left alone, and said so', async t => {
  const url = await emptyDatabase(t);
  await (await openDatabase({ url })).close();
  await runOn(url, `INSERT INTO mimer.migrations (version) VALUES (${migrations.length + 1})`);
  await assert.rejects(openDatabase({ url }), {
    name: 'DatabaseError',
    message: `The database is of version ${migrations.length + 1}, and this server knows ${migrations.length}: a newer one has been here. Start that one again, or restore a backup from before it.`,
  });
});

test('a database that can’t hold every letter is refused', async t => {
  const url = await emptyDatabase(t, "ENCODING 'LATIN5' LC_COLLATE 'C' LC_CTYPE 'C'");
  await assert.rejects(openDatabase({ url }), { name: 'DatabaseError', message: /encoding is LATIN5/ });
  assert.deepEqual(await runOn(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'mimer'"), []);
});

test('a database that can’t be reached or used is told in a sentence without its password', async t => {
  const url = new URL(await emptyDatabase(t));
  const tried = async (change: (copy: URL) => void, expected: RegExp) => {
    const copy = new URL(url);
    copy.password = 'canary';
    change(copy);
    await assert.rejects(openDatabase({ url: copy.href }), (error: unknown) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, 'DatabaseError');
      assert.match(error.message, expected);
      assert.doesNotMatch(error.message, /canary/);
      return true;
    });
  };
  const port = String(await freePort());
  await tried(copy => (copy.port = port), /nobody listens there/);
  await tried(copy => (copy.pathname = '/not_there'), /The database not_there at .* does not exist/);
  await tried(copy => (copy.username = 'stranger'), /refuses this user or password/);
  await tried(copy => (copy.search = '?sslmode=verify-full'), /speaks without TLS only/);
});

test('a user who may not make tables is told what to grant', async t => {
  const url = new URL(await emptyDatabase(t));
  const user = url.pathname.slice(1).replace('mimer_test', 'visitor');
  await runOn(url.href, `CREATE ROLE ${user} LOGIN`);
  t.after(() => runOn(url.href, `DROP ROLE ${user}`).catch(() => undefined));
  const theirs = new URL(url);
  theirs.username = user;
  await assert.rejects(openDatabase({ url: theirs.href }), { message: /GRANT CREATE ON DATABASE/ });
});
