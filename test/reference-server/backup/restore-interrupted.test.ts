import assert from 'node:assert/strict';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertDataFolder } from '../../../reference-server/src/backup/folder-state.ts';
import {
  backUp,
  canary,
  dyingDisk,
  eraseIn,
  folderWithRequests,
  holds,
  picture,
  restoreFrom,
} from '../../support/backups.ts';

// Every third operation, and each with `npm run test:all`.
const stride = process.env['MIMER_LONG'] === undefined ? 3 : 1;

const succeeds = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch((): string[] => []);

test('a restore that is interrupted is not served, and run again it is like one that was not', async t => {
  const { data, to, restored } = await folderWithRequests(t);
  await backUp(data, to);
  await restoreFrom(to, restored);
  const whole = await picture(restored);
  let interruptions = 0;
  for (let works = 0; ; works += stride) {
    await rm(restored, { recursive: true, force: true });
    if (await succeeds(restoreFrom(to, restored, dyingDisk(works)))) break;
    interruptions += 1;
    const names = await namesIn(restored);
    // All but to delete what is of no more use.
    if (names.includes('.restore-finished')) continue;
    if (names.includes('.restore')) await assert.rejects(assertDataFolder(restored), /was not finished: run/);
    else assert.ok(!names.includes('riverton'), `after ${works} operations there are ${names.join()}`);
    await restoreFrom(to, restored);
    assert.deepEqual(await picture(restored), whole);
  }
  assert.ok(interruptions > 10, `${interruptions} interruptions`);
});

test('a replacement that is interrupted forgets no erasure, and whatever is served has none back', async t => {
  const { folder, data, to, key, reference, photo } = await folderWithRequests(t);
  await backUp(data, to);
  await eraseIn(t, data, key, reference);
  const present = join(folder, 'present');
  await cp(data, present, { recursive: true });
  let interruptions = 0;
  for (let works = 0; ; works += stride) {
    for (const name of await readdir(folder))
      if (name.startsWith('data')) await rm(join(folder, name), { recursive: true });
    await cp(present, data, { recursive: true });
    if (await succeeds(restoreFrom(to, data, { ...dyingDisk(works), replace: true }))) break;
    interruptions += 1;
    if (await succeeds(assertDataFolder(data))) {
      assert.ok(await holds(data, reference), `after ${works} operations`);
      assert.equal(await holds(data, canary), false, `after ${works} operations`);
    }
    const clock = () => new Date('2026-11-24T17:00:00.000Z');
    await restoreFrom(to, data, { replace: true, clock });
    assert.equal(await holds(data, canary), false, `after ${works} operations`);
    assert.equal(await holds(data, photo.id), false, `after ${works} operations`);
    assert.ok(await holds(data, reference));
  }
  assert.ok(interruptions > 10, `${interruptions} interruptions`);
});
