import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import type { AttachmentStore } from '../../reference-server/src/attachments/attachment-store.ts';
import { byKey, draftOf } from '../support/drafts.ts';
import { runOn } from '../support/postgres/empty-database.ts';
import { clock, threeHandles } from '../support/postgres/three-servers.ts';

const room = { files: 1000, bytes: 1e9, allBytes: 1e9 };
const aDayLater = new Date(clock().getTime() + 24 * 3_600_000);
const newId = () => randomBytes(16).toString('hex');

const stage = async (store: AttachmentStore, content: Buffer = randomBytes(1000)): Promise<string> => {
  const id = newId();
  const arrival = (await store.expect({ id, owner: 'client:bot', bytes: content.length })) ?? assert.fail();
  const path = store.temporaryPath();
  await writeFile(path, content);
  const attachment = { id, name: 'a.pdf', mediaType: 'application/pdf', bytes: content.length };
  await arrival.stage({ attachment, owner: 'client:bot', stagedAt: clock().toISOString() }, path);
  await arrival.end();
  return id;
};

const contentOf = async (store: AttachmentStore, id: string): Promise<Buffer | undefined> => {
  const file = await store.read(id);
  if (file === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of file.stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  assert.equal(content.length, file.bytes);
  return content;
};

const count = async (url: string, table: string) =>
  Number((await runOn(url, `SELECT count(*) FROM mimer.${table}`))[0]?.['count']);

test('what one server took in, another reads to the last byte', async t => {
  const { one, two } = await threeHandles(t);
  for (const bytes of [1, 256 * 1024, 256 * 1024 + 1, 3_000_000]) {
    const content = randomBytes(bytes);
    assert.deepEqual(await contentOf(two.attachments, await stage(one.attachments, content)), content);
  }
});

test('whoever reads slowly keeps no connection, and hears of a file that goes meanwhile', async t => {
  const { one, two } = await threeHandles(t);
  const id = await stage(one.attachments, randomBytes(3_000_000));
  const file = (await two.attachments.read(id)) ?? assert.fail();
  const chunks = file.stream[Symbol.asyncIterator]();
  await chunks.next();
  const { open, idle } = two.backend.connections();
  assert.equal(open, idle);
  await one.attachments.remove([id]);
  await assert.rejects(async () => {
    while ((await chunks.next()).done !== true);
  }, /deleted while it was read/);
});

test('a file is there whole or not at all', async t => {
  const { url, one } = await threeHandles(t);
  await runOn(
    url,
    `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$;
     CREATE TRIGGER full_disk BEFORE INSERT ON mimer.attachment_chunks
       FOR EACH ROW WHEN (NEW.number = 2) EXECUTE FUNCTION full_disk()`,
  );
  const id = newId();
  const arrival = (await one.attachments.expect({ id, owner: 'bot', bytes: 10 })) ?? assert.fail();
  const path = one.attachments.temporaryPath();
  await writeFile(path, randomBytes(1_000_000));
  const attachment = { id, name: 'a.pdf', mediaType: 'application/pdf', bytes: 1_000_000 };
  const staged = arrival.stage({ attachment, owner: 'bot', stagedAt: clock().toISOString() }, path);
  await assert.rejects(staged, { name: 'UnavailableError', full: true });
  assert.equal(await count(url, 'attachment_chunks'), 0);
  assert.equal(await one.attachments.read(id), undefined);
  await arrival.end();
  assert.equal(await count(url, 'attachments'), 0);
});

test('of sixty files at once through three servers no more are let in than there is room for', async t => {
  const { byTurns } = await threeHandles(t, { ...room, files: 7 });
  const expected = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      byTurns(index).attachments.expect({ id: newId(), owner: 'bot', bytes: 10 }),
    ),
  );
  assert.equal(expected.filter(arrival => arrival !== undefined).length, 7);
  await expected.find(arrival => arrival !== undefined)?.end();
  assert.ok(await byTurns(0).attachments.expect({ id: newId(), owner: 'bot', bytes: 10 }));
});

test('all owners together have no more room than there is', async t => {
  const { byTurns } = await threeHandles(t, { ...room, allBytes: 1000 });
  const expected = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      byTurns(index).attachments.expect({ id: newId(), owner: `owner ${index}`, bytes: 100 }),
    ),
  );
  assert.equal(expected.filter(arrival => arrival !== undefined).length, 10);
});

test('what a server that died was receiving counts until its lease ends, and goes with the next sweep', async t => {
  const { url, one, two } = await threeHandles(t, { ...room, files: 1 });
  const expect = () => two.attachments.expect({ id: newId(), owner: 'bot', bytes: 10 });
  await one.attachments.expect({ id: newId(), owner: 'bot', bytes: 10 });
  assert.equal(await expect(), undefined);
  await two.attachments.sweep(aDayLater);
  assert.equal(await count(url, 'attachments'), 1);
  await runOn(url, `UPDATE mimer.attachments SET held_until = now()`);
  assert.ok(await expect());
  await two.attachments.sweep(aDayLater);
  assert.equal(await count(url, 'attachments'), 1, 'the other one arrives');
});

test('a file that one server holds is not swept by another', async t => {
  const { one, two } = await threeHandles(t);
  const id = await stage(one.attachments);
  const { files } = await one.attachments.hold([id]);
  assert.deepEqual(files[0]?.stagedAt, clock().toISOString());
  assert.deepEqual(await two.attachments.sweep(aDayLater), { unclaimed: 0, orphans: 0 });
});

test('a lease ends by itself', async t => {
  const { url, one, two } = await threeHandles(t);
  await one.attachments.hold([await stage(one.attachments)]);
  await runOn(url, `UPDATE mimer.attachments SET held_until = now()`);
  assert.deepEqual(await two.attachments.sweep(aDayLater), { unclaimed: 1, orphans: 0 });
});

test('a claim that comes while a sweep is under way wins', async t => {
  const { url, one, two } = await threeHandles(t);
  const id = await stage(one.attachments);
  const claimer = new pg.Client({ connectionString: url });
  claimer.on('error', () => undefined);
  await claimer.connect();
  t.after(() => claimer.end());
  // As `hold` does, but with the time between its change and its commit drawn out.
  await claimer.query('BEGIN');
  await claimer.query(`UPDATE mimer.attachments SET held_until = now() + interval '1 hour'`);
  const swept = two.attachments.sweep(aDayLater);
  const waits = async () =>
    (await runOn(url, `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length > 0;
  while (!(await waits()));
  await claimer.query('COMMIT');
  assert.deepEqual(await swept, { unclaimed: 0, orphans: 0 });
  assert.ok(await contentOf(one.attachments, id));
});

test('what was swept can’t be claimed', async t => {
  const { one, two } = await threeHandles(t);
  const id = await stage(one.attachments);
  assert.deepEqual(await two.attachments.sweep(aDayLater), { unclaimed: 1, orphans: 0 });
  assert.deepEqual((await one.attachments.hold([id])).files, []);
});

test('a server that dies after it stored a request leaves its file claimed', async t => {
  const { url, one, two } = await threeHandles(t);
  const id = await stage(one.attachments);
  const { files } = await one.attachments.hold([id]);
  const attachments = files.map(({ attachment }) => attachment);
  await one.store.insert({ ...draftOf(byKey('one'), { attachments }), attachments: [id] });
  await runOn(url, `UPDATE mimer.attachments SET held_until = '-infinity'`);
  assert.deepEqual(await two.attachments.sweep(aDayLater), { unclaimed: 0, orphans: 0 });
  assert.deepEqual((await two.attachments.hold([id])).files, []);
  assert.deepEqual(await runOn(url, 'SELECT owner, attachment FROM mimer.attachments'), [
    { owner: null, attachment: null },
  ]);
  assert.ok(await contentOf(two.attachments, id));
});

test('a claimed file that no request names any more is an orphan and goes', async t => {
  const { url, one, two } = await threeHandles(t);
  const id = await stage(one.attachments);
  const hold = await one.attachments.hold([id]);
  const attachments = hold.files.map(({ attachment }) => attachment);
  const draft = { ...draftOf(byKey('one'), { attachments }), attachments: [id] };
  const { request } = await one.store.insert(draft);
  await hold.end();
  await one.store.remove(request.reference);
  assert.deepEqual(await two.attachments.sweep(clock()), { unclaimed: 0, orphans: 0 }, 'it is held still');
  await runOn(url, `UPDATE mimer.attachments SET held_until = '-infinity'`);
  assert.deepEqual(await two.attachments.sweep(clock()), { unclaimed: 0, orphans: 1 });
  assert.equal(await count(url, 'attachment_chunks'), 0);
});

test('two who hold the same files in another order never wait for each other', async t => {
  const { byTurns, one } = await threeHandles(t);
  const ids = await Promise.all(Array.from({ length: 5 }, () => stage(one.attachments)));
  const holds = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      byTurns(index).attachments.hold(index % 2 === 0 ? ids : ids.toReversed()),
    ),
  );
  for (const { files } of holds) assert.equal(files.length, 5);
});
