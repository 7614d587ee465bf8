import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { actAtDesk, eraseAtDesk, readAtDesk } from '../support/desk-calls.ts';
import { dump, load } from '../support/postgres/dump.ts';
import { runOn } from '../support/postgres/empty-database.ts';
import { databaseOf, testDatabases } from '../support/postgres/test-database.ts';
import { bearer, startServer, tip } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runTestsOn } from '../support/test-backend.ts';
import { storedFiles, upload } from '../support/uploads.ts';

runTestsOn(testDatabases);

const statementIn = async (file: string, pattern: RegExp): Promise<string> => {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  return pattern.exec(text)?.[0] ?? assert.fail(file);
};

const canary = 'canary-9b2c';
const resolve = { type: 'resolve', text: canary } as const;

/** As the guide has it: the reference of a request that came after the dump may be drawn once more. */
const withoutRequest = await statementIn('reference-server/OPERATING.md', /DELETE FROM mimer\.erasures[^']*/);

for (const [what, actions] of [
  ['closed', [resolve]],
  ['still open', []],
] as const)
  test(`a dump in which a request was ${what} is erased again at the start, by the erasures that were kept`, async t => {
    const folder = await temporaryFolder(t);
    const holdsCanary = async () =>
      (await storedFiles(folder)).some(({ content }) => content.includes(canary));
    const before = await startServer(t, { folder });
    const key = await before.key(scopes);
    const photo = await upload(before, undefined, bearer(key));
    const { reference } = await before.submit(key, { description: canary, attachments: [photo.id] });
    const { reference: other } = await before.submit(key);
    await actAtDesk(before, key, reference, ...actions);
    const url = await databaseOf(t, folder);
    const older = await dump(url, '--clean', '--if-exists');

    before.setNow('2026-11-24T17:00:00.000Z');
    if (actions.length === 0) await actAtDesk(before, key, reference, resolve);
    const { reference: later } = await before.submit(key);
    await actAtDesk(before, key, later, resolve);
    assert.equal((await eraseAtDesk(before, key, later)).status, 204);
    assert.equal((await eraseAtDesk(before, key, reference)).status, 204);
    assert.ok(!(await holdsCanary()));
    await before.close();

    const erasures = await dump(
      url,
      '--table=mimer.erasures',
      '--data-only',
      '--inserts',
      '--on-conflict-do-nothing',
    );
    await load(url, older);
    assert.ok(await holdsCanary());
    assert.deepEqual(await runOn(url, 'SELECT 1 FROM mimer.erasures'), []);
    // Twice is as good as once.
    for (let times = 0; times < 2; times += 1) await load(url, erasures);
    await load(url, withoutRequest);
    const kept = await runOn(url, 'SELECT reference FROM mimer.erasures');
    assert.deepEqual(kept, [{ reference }]);

    const restored = await startServer(t, { folder, now: '2026-12-24T17:00:00.000Z' });
    assert.ok(!(await holdsCanary()));
    assert.ok(!(await storedFiles(folder)).some(({ path }) => path.includes(photo.id)));
    const tombstone = await readAtDesk(restored, key, reference);
    assert.deepEqual([tombstone.erasedOn, tombstone.status], ['2026-11-24', 'resolved']);
    assert.equal((await readAtDesk(restored, key, other)).description, tip.description);
  });

test('entries are read in order, and what is logged twice is one entry', async t => {
  const { endpoint } = await startServer(t);
  const entry = (reference: string, at: string) => ({
    reference,
    at,
    reason: 'request' as const,
    closing: { as: 'resolved' as const, at: '2026-11-20T17:00:00.000Z' },
  });
  const first = entry('2026-4819073-2', '2026-11-23T17:00:00.000Z');
  const second = entry('2026-0000001-4', '2026-11-23T17:00:00.001Z');
  for (const logged of [second, first, first]) await endpoint.erasures.append(logged);
  assert.deepEqual(await endpoint.erasures.entries(), [first, second]);
});
