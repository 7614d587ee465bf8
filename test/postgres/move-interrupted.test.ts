import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openAttachmentFiles } from '../../reference-server/src/attachments/files/attachment-files.ts';
import { migrate } from '../../reference-server/src/migrate/migrate.ts';
import { openLowdbStore } from '../../reference-server/src/store/lowdb/lowdb-store.ts';
import { openDatabase, type Database } from '../../reference-server/src/store/postgres/database.ts';
import { byKey, draftOf, started } from '../support/drafts.ts';
import { runOn } from '../support/postgres/empty-database.ts';
import { testDatabase } from '../support/postgres/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const requests = 40;

/** A data folder with requests that changed since, and files: named, waiting, and named by nobody. */
const dataFolder = async (t: TestContext): Promise<string> => {
  const folder = await temporaryFolder(t);
  const files = await openAttachmentFiles(join(folder, 'riverton', 'attachments'));
  const ids: string[] = [];
  for (let number = 0; number < 4; number += 1) {
    const id = randomBytes(16).toString('hex');
    const path = files.temporaryPath();
    const content = randomBytes(300_000 * number);
    await writeFile(path, content);
    const attachment = { id, name: `${number}.pdf`, mediaType: 'application/pdf', bytes: content.length };
    await files.stage({ attachment, owner: 'client:one', stagedAt: '2026-11-23T10:00:00.000Z' }, path);
    if (number > 1) await files.dropRecord(id);
    ids.push(id);
  }
  const store = await openLowdbStore({ folder: join(folder, 'riverton') });
  for (let number = 0; number < requests; number += 1) {
    const [id = ''] = ids.splice(number === 0 ? 2 : ids.length, 1);
    const attachment = { id, name: 'a.pdf', mediaType: 'application/pdf', bytes: 1 };
    const named = id === '' ? {} : { attachments: [attachment] };
    const { reference } = (await store.insert(draftOf(byKey(`key-${number}`), named))).request;
    if (number % 3 === 0) await store.update(reference, 1, started);
  }
  await store.close();
  return folder;
};

/** A database that is gone after so many statements. */
const dying = (database: Database, after: number): Database => {
  let left = after;
  const alive = () => {
    left -= 1;
    if (left < 0) throw new Error('The database is gone.');
  };
  return {
    ...database,
    query: async (statement, values) => {
      alive();
      return database.query(statement, values);
    },
    transaction: async work => {
      alive();
      return database.transaction(work);
    },
  };
};

const sums = (url: string) =>
  runOn(
    url,
    `SELECT (SELECT count(*) FROM mimer.requests)::int AS requests,
            (SELECT count(*) FROM mimer.request_keys)::int AS keys,
            (SELECT count(*) FROM mimer.attachments)::int AS files,
            (SELECT count(*) FROM mimer.attachments WHERE staged_at IS NOT NULL)::int AS waiting,
            (SELECT coalesce(sum(length(bytes)), 0) FROM mimer.attachment_chunks)::int AS bytes`,
  );

const whole = [{ requests, keys: requests, files: 4, waiting: 2, bytes: 1_800_000 }];

test('a migration that broke off anywhere goes on where it was', async t => {
  const folder = await dataFolder(t);
  const url = await testDatabase(t);
  const database = await openDatabase({ url });
  t.after(() => database.close());
  const run = (on: Database) =>
    migrate({
      dataFolder: folder,
      database: on,
      signal: new AbortController().signal,
      say: () => undefined,
      now: new Date('2026-11-23T17:00:00Z'),
    });
  let breaks = 0;
  for (let after = 0; ; after += 3) {
    const moved = await run(dying(database, after)).catch((error: unknown) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, /The database is gone/);
      return undefined;
    });
    if (moved !== undefined) break;
    breaks += 1;
  }
  assert.ok(breaks > 5, `it broke off ${breaks} times`);
  assert.deepEqual(await sums(url), whole);
  const { jurisdictions } = await run(database);
  assert.deepEqual(jurisdictions['riverton'], { requests, attachments: 4, erasures: 0, others: 0 });
  assert.deepEqual(await sums(url), whole);
});

test('a database that has something else in the place of a request is told of, and nothing is written over', async t => {
  const folder = await dataFolder(t);
  const url = await testDatabase(t);
  const database = await openDatabase({ url });
  t.after(() => database.close());
  const run = () =>
    migrate({
      dataFolder: folder,
      database,
      signal: new AbortController().signal,
      say: () => undefined,
      now: new Date('2026-11-23T17:00:00Z'),
    });
  await run();
  const changed = `UPDATE mimer.requests SET document = (document::jsonb || '{"description":"Ours"}')::json
    WHERE reference = (SELECT min(reference) FROM mimer.requests) RETURNING document->>'description' AS text`;
  assert.deepEqual(await runOn(url, changed), [{ text: 'Ours' }]);
  await assert.rejects(run(), { name: 'OperatorError', message: /has another request than/ });
  assert.deepEqual(
    await runOn(url, `SELECT count(*)::int AS n FROM mimer.requests WHERE document->>'description' = 'Ours'`),
    [{ n: 1 }],
  );
  await runOn(url, `UPDATE mimer.attachment_chunks SET bytes = 'other'`);
  await assert.rejects(run(), { name: 'OperatorError', message: /is another in the database/ });
});
