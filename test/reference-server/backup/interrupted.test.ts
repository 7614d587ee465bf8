import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeDisk } from '../../../reference-server/src/backup/disk.ts';
import { folderState } from '../../../reference-server/src/backup/folder-state.ts';
import { verifyBackup } from '../../../reference-server/src/backup/verify.ts';
import {
  backUp,
  dyingDisk,
  folderWithRequests,
  otherDisk,
  picture,
  watchedDisk,
} from '../../support/backups.ts';

for (const [how, inner] of [
  ['linking', nodeDisk],
  ['copying', otherDisk],
] as const)
  test(`a backup whose disk fails at any operation, while ${how}, leaves none that is not whole`, async t => {
    const { folder, data, to } = await folderWithRequests(t);
    const before = await picture(data);
    for (let at = 0; ; at += 1) {
      const { disk, hasDied } = dyingDisk(at, inner);
      if (
        await backUp(data, to, { disk }).then(
          () => true,
          () => false,
        )
      )
        break;
      assert.ok(hasDied());
      for (const name of await readdir(folder)) {
        if (name === 'data') continue;
        // The disk that fails for good can't delete either. A whole backup may lack its name alone.
        const state = await folderState(join(folder, name));
        if (state === 'backup') await verified(join(folder, name));
        else
          assert.ok(
            ['unfinished backup', 'empty'].includes(state),
            `after ${at} operations ${name} is ${state}`,
          );
        await rm(join(folder, name), { recursive: true });
      }
    }
    assert.deepEqual(await picture(data), before);
    assert.equal(await folderState(to), 'backup');
  });

test('a backup that is stopped leaves nothing at all', async t => {
  const { folder, data, to } = await folderWithRequests(t);
  for (let at = 1; ; at += 1) {
    const stopping = new AbortController();
    let count = 0;
    const disk = watchedDisk((operation, path) => {
      // From the last check on it is too late to stop it.
      if ((count += 1) === at && !(operation === 'remove' && path.endsWith('.txt'))) stopping.abort();
    });
    const outcome = await backUp(data, to, { disk, signal: stopping.signal }).catch(() => 'stopped');
    if (outcome !== 'stopped') break;
    assert.deepEqual(await readdir(folder), ['data']);
  }
  assert.equal(await folderState(to), 'backup');
});

/** @throws when the backup is not whole. */
const verified = (folder: string) =>
  verifyBackup(folder, { signal: new AbortController().signal, say: () => undefined });
