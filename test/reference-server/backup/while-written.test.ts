import { scopes } from '@melikgazi/mimer-sdk/contract';
import { mergedInto } from '@melikgazi/mimer-sdk/domain';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { nodeDisk, type Disk } from '../../../reference-server/src/backup/disk.ts';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import { backUp, backupFolders, holds, restoreFrom, watchedDisk } from '../../support/backups.ts';
import { actAtDesk, eraseAtDesk, readAtDesk } from '../../support/desk-calls.ts';
import { bearer, startServer } from '../../support/server.ts';
import { upload } from '../../support/uploads.ts';

const canary = 'canary-41d7';
const resolve = { type: 'resolve', text: canary } as const;

/** A server that something happens to while it is backed up, and the server that is restored from that. */
const scene = async (t: TestContext) => {
  const { data, to, restored } = await backupFolders(t);
  const server = await startServer(t, { folder: data });
  const key = await server.key(scopes);
  const submit = async (more = {}) => (await server.submit(key, { description: canary, ...more })).reference;
  /** Backs up; `before` comes before each file is taken, and is told which. */
  const backUpWhile = (before: (path: string) => Promise<unknown>, inner: Disk = nodeDisk) =>
    backUp(data, to, {
      disk: watchedDisk(async (operation, path) => {
        if (operation === 'link' || operation === 'copy') await before(path);
      }, inner),
    });
  const restore = async () => {
    await restoreFrom(to, restored);
    return startServer(t, { folder: restored });
  };
  return { server, key, data, to, submit, backUpWhile, restore, restored };
};

for (const [when, fileOf] of [
  ['its document is copied', (reference: string) => `${reference}.json`],
  ['its attachments are copied', (_reference: string, id: string) => `/${id}`],
  ['the keys are copied', () => 'keys/'],
  ['the log of erasures is copied', () => 'riverton-erasures.jsonl'],
] as const)
  test(`a request that is erased right before ${when} stays erased after a restore`, async t => {
    const { server, key, submit, backUpWhile, restore, restored } = await scene(t);
    const photo = await upload(server, undefined, bearer(key));
    const reference = await submit({ attachments: [photo.id] });
    await actAtDesk(server, key, reference, resolve);
    // So that there is a log to copy.
    const other = await submit();
    await actAtDesk(server, key, other, resolve);
    await eraseAtDesk(server, key, other);
    const erase = async () => assert.equal((await eraseAtDesk(server, key, reference)).status, 204);
    const { lacking } = await backUpWhile(once(fileOf(reference, photo.id), erase));
    assert.deepEqual(lacking, [], 'nothing is lost that was not erased');
    const after = await restore();
    assert.equal(await holds(restored, canary), false);
    assert.equal(await holds(restored, photo.id), false);
    assert.equal((await readAtDesk(after, key, reference)).erasedOn, '2026-11-23');
  });

test('of a request that came too late to be copied, and was erased since, no file comes back', async t => {
  const { server, key, data, to, submit, backUpWhile, restored } = await scene(t);
  const first = await submit();
  let looks = 0;
  let late: { readonly reference: string; readonly photo: string } | undefined;
  await backUpWhile(async path => {
    // The second time that a document is looked at, all are listed.
    if (!path.endsWith(`${first}.json`) || (looks += 1) !== 2) return;
    const { id } = await upload(server, undefined, bearer(key));
    late = { reference: await submit({ attachments: [id] }), photo: id };
  });
  assert.ok(late !== undefined);
  assert.equal(await holds(to, late.reference), false);
  await actAtDesk(server, key, late.reference, resolve);
  assert.equal((await eraseAtDesk(server, key, late.reference)).status, 204);
  await restoreFrom(to, restored, { erasureLogs: [join(data, 'riverton-erasures.jsonl')] });
  assert.equal(await holds(restored, late.photo), false);
});

test('a request whose attachment is taken out while it is copied does not name it after a restore', async t => {
  const { server, key, submit, backUpWhile, restore } = await scene(t);
  const photo = await upload(server, undefined, bearer(key));
  const reference = await submit();
  await actAtDesk(server, key, reference, { type: 'resolve', text: 'Mended.', attachments: [photo.id] });
  const { timeline } = await readAtDesk(server, key, reference);
  const eventId = timeline.find(({ type }) => type === 'resolved')?.id ?? '';
  const redact = () => actAtDesk(server, key, reference, { type: 'redact', eventId });
  const { lacking } = await backUpWhile(once(`/${photo.id}`, redact));
  assert.deepEqual(lacking, []);
  const after = await restore();
  assert.ok(!JSON.stringify(await readAtDesk(after, key, reference)).includes(photo.id));
});

test('a request that is merged into one which came too late to be listed has it there after a restore', async t => {
  const { server, key, submit, backUpWhile, restore } = await scene(t);
  const first = await submit();
  let late: string | undefined;
  let latest: string | undefined;
  await backUpWhile(async path => {
    // It is listed the second time.
    if (path.includes(first)) late ??= await submit();
    if (late === undefined || latest !== undefined || !path.includes(late)) return;
    latest = await submit();
    await actAtDesk(server, key, late, { type: 'merge', into: latest });
  });
  assert.ok(late !== undefined && latest !== undefined);
  const after = await restore();
  const merged = await after.endpoint.store.find(late);
  assert.equal(merged && mergedInto(merged), latest);
  assert.equal((await readAtDesk(after, key, latest)).status, 'received');
});

test('two requests of which either is merged into the other while they are copied are not both closed after a restore', async t => {
  const { server, key, submit, backUpWhile, restore } = await scene(t);
  const [one, other] = [await submit(), await submit()];
  const copied = Promise.withResolvers<void>();
  const isMet = new Set<string>();
  const link: Disk['link'] = async (from, to) => {
    const taken = await nodeDisk.link(from, to);
    if (from.includes(one)) copied.resolve();
    return taken;
  };
  await backUpWhile(
    async path => {
      if (path.includes(one) && !isMet.has(one)) {
        isMet.add(one);
        await actAtDesk(server, key, one, { type: 'merge', into: other });
      }
      if (path.includes(other) && !isMet.has(other)) {
        isMet.add(other);
        await copied.promise;
        await actAtDesk(server, key, one, { type: 'reopen', text: 'They are two.' });
        await actAtDesk(server, key, other, { type: 'merge', into: one });
      }
    },
    { ...nodeDisk, link },
  );
  assert.deepEqual(isMet, new Set([one, other]));
  const after = await restore();
  const statuses = [await readAtDesk(after, key, one), await readAtDesk(after, key, other)];
  assert.deepEqual(
    statuses.map(({ status }) => status),
    ['in_review', 'merged'],
  );
});

test('a key that is revoked while requests are copied is revoked after a restore, and a new one works', async t => {
  const { server, submit, backUpWhile, restore, restored } = await scene(t);
  const reference = await submit();
  const [doomed, ...others] = await server.endpoint.keys.list();
  assert.ok(doomed !== undefined && others.length === 0);
  let fresh = '';
  await backUpWhile(
    once(reference, async () => {
      await server.endpoint.keys.revoke(doomed.id, new Date());
      fresh = await server.key(scopes);
    }),
  );
  const after = await restore();
  assert.equal((await readAtDesk(after, fresh, reference)).reference, reference);
  const keys = await openFileKeyStore(restored).list();
  const revoked = keys.find(({ id }) => id === doomed.id);
  assert.ok(revoked?.revokedAt !== undefined);
});

/** Something that happens the first time that a path has this in it. */
const once = (part: string, happen: () => Promise<unknown>) => {
  let isMet = false;
  return async (path: string) => {
    if (isMet || !path.includes(part)) return;
    isMet = true;
    await happen();
  };
};
