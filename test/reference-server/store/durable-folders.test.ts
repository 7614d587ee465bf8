import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DurableFolders } from '../../../reference-server/src/store/lowdb/durable-folders.ts';
import { failingFileSystem } from '../../support/failing-file-system.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';

const deep = '/srv/data/one/two';

test('a folder is there to stay, and so are all above it', async () => {
  const disk = new SimulatedFileSystem();
  await new DurableFolders(disk, '/srv/data').ensure(deep);
  assert.deepEqual(await disk.afterPowerCut('drops').listFolder(deep), []);
});

test('whoever asks for a folder that is being made waits until it is there to stay', async () => {
  const disk = new SimulatedFileSystem();
  const folders = new DurableFolders(disk, '/srv/data');
  const kept = Array.from({ length: 20 }, async () => {
    await folders.ensure(deep);
    return disk.afterPowerCut('drops').listFolder(deep);
  });
  for (const entries of await Promise.all(kept)) assert.deepEqual(entries, []);
});

test('a folder that another process made and did not sync is synced', async () => {
  const disk = new SimulatedFileSystem();
  for (const path of ['/srv', '/srv/data', '/srv/data/one', deep]) await disk.makeFolder(path);
  await disk.syncFolder('/');
  await new DurableFolders(disk, '/srv/data').ensure(deep);
  assert.deepEqual(await disk.afterPowerCut('drops').listFolder(deep), []);
});

test('a folder that could not be made is tried again', async () => {
  for (let at = 1; ; at += 1) {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk);
    const folders = new DurableFolders(fileSystem, '/srv/data');
    arm({ at, code: 'EIO', lasts: 'once', when: 'before' });
    const outcome = await folders.ensure(deep).catch(() => 'failed');
    if (!repair()) return assert.equal(outcome, undefined);
    assert.equal(outcome, 'failed');
    await folders.ensure(deep);
    assert.deepEqual(await disk.afterPowerCut('drops').listFolder(deep), []);
  }
});
