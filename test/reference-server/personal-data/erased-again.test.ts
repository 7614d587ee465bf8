import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { UnavailableError } from '../../../reference-server/src/store/store.ts';
import { actAtDesk, eraseAtDesk, readAtDesk } from '../../support/desk-calls.ts';
import { overriding } from '../../support/overriding.ts';
import { assertProblem } from '../../support/problem.ts';
import { bearer, startServer, tip } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { storedFiles, upload } from '../../support/uploads.ts';

const canary = 'canary-9b2c';
const resolve = { type: 'resolve', text: canary } as const;

const holdsCanary = async (folder: string) =>
  (await storedFiles(folder)).some(({ content }) => content.includes(canary));

for (const [what, actions] of [
  ['closed', [resolve]],
  ['still open', []],
] as const)
  test(`an older copy in which a request was ${what} is erased again at the start`, async t => {
    const folder = await temporaryFolder(t);
    const backup = await temporaryFolder(t);
    const before = await startServer(t, { folder });
    const key = await before.key(scopes);
    const photo = await upload(before, undefined, bearer(key));
    const given = { description: canary, attachments: [photo.id] };
    const { reference } = await before.submit(key, given);
    const { reference: other } = await before.submit(key);
    await actAtDesk(before, key, reference, ...actions);
    await before.close();
    await cp(join(folder, 'riverton'), backup, { recursive: true });

    const later = await startServer(t, { folder, now: '2026-11-24T17:00:00.000Z' });
    if (actions.length === 0) await actAtDesk(later, key, reference, resolve);
    assert.equal((await eraseAtDesk(later, key, reference)).status, 204);
    await later.close();
    await rm(join(folder, 'riverton'), { recursive: true });
    await cp(backup, join(folder, 'riverton'), { recursive: true });
    assert.ok(await holdsCanary(folder));

    const restored = await startServer(t, { folder, now: '2026-12-24T17:00:00.000Z' });
    assert.ok(!(await holdsCanary(folder)));
    assert.ok(!(await storedFiles(folder)).some(({ path }) => path.includes(photo.id)));
    const tombstone = await readAtDesk(restored, key, reference);
    assert.deepEqual([tombstone.erasedOn, tombstone.status], ['2026-11-24', 'resolved']);
    assert.equal((await readAtDesk(restored, key, other)).description, tip.description);
  });

test('an erasure that was logged but not written is made good at the next start', async t => {
  const folder = await temporaryFolder(t);
  let isDiskFull = false;
  const before = await startServer(t, {
    folder,
    store: real =>
      overriding(real, {
        update: (reference, version, change) =>
          real.update(reference, version, async stored => {
            const changed = await change(stored);
            if (isDiskFull) throw new UnavailableError(true, {});
            return changed;
          }),
      }),
  });
  const key = await before.key(scopes);
  const { reference } = await before.submit(key, { description: canary });
  await actAtDesk(before, key, reference, resolve);
  isDiskFull = true;
  await assertProblem(await eraseAtDesk(before, key, reference), 'storage_full');
  assert.equal((await readAtDesk(before, key, reference)).description, canary);
  await before.close();

  const after = await startServer(t, { folder });
  assert.equal((await readAtDesk(after, key, reference)).erasedOn, '2026-11-23');
  assert.ok(!(await holdsCanary(folder)));
});

test('a request that was reopened after an erasure that failed is left to those who work on it', async t => {
  const folder = await temporaryFolder(t);
  const before = await startServer(t, { folder });
  const key = await before.key(scopes);
  const { reference } = await before.submit(key, { description: canary });
  await actAtDesk(before, key, reference, resolve);
  const at = '2026-11-23T17:00:01.000Z';
  const closing = { as: 'resolved', at: '2026-11-23T17:00:00.000Z' } as const;
  await before.endpoint.erasures.append({ reference, at, reason: 'request', closing });
  before.setNow('2026-11-23T17:00:02.000Z');
  await actAtDesk(before, key, reference, { type: 'reopen', text: 'It is back.' });
  await before.close();

  const after = await startServer(t, { folder });
  assert.equal((await readAtDesk(after, key, reference)).description, canary);
});
