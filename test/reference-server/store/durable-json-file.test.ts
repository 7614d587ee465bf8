import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DurableFolders } from '../../../reference-server/src/store/lowdb/durable-folders.ts';
import { durableDocument } from '../../../reference-server/src/store/lowdb/durable-json-file.ts';
import { interceptedFileSystem, systemError } from '../../support/intercepted-file-system.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { filesBelow } from '../../support/simulated-store.ts';

const recorded = (failing?: string) => {
  const operations: string[] = [];
  const disk = new SimulatedFileSystem();
  const fileSystem = interceptedFileSystem(disk, (operation, run) => {
    operations.push(operation);
    return operation === failing ? Promise.reject(systemError('EIO')) : run();
  });
  const document = durableDocument({
    fileSystem,
    folders: new DurableFolders(fileSystem, '/data'),
    path: '/data/one/document.json',
    parse: value => value,
  });
  return { disk, operations, document };
};

test('a file is written aside, synced, renamed and its folder synced, in this order', async () => {
  const { document, operations } = recorded();
  document.data = { first: true };
  await document.write();
  const folders = ['makeFolder', 'syncFolder', 'makeFolder', 'syncFolder'];
  const file = ['createFile', 'write', 'sync', 'close', 'rename', 'syncFolder'];
  assert.deepEqual(operations, [...folders, ...file]);

  operations.length = 0;
  document.data = { first: false };
  await document.write();
  assert.deepEqual(operations, file);
  await document.read();
  assert.deepEqual(document.data, { first: false });
});

test('a file whose sync failed is closed and removed, never synced again or renamed', async () => {
  const { document, operations, disk } = recorded('sync');
  document.data = {};
  await assert.rejects(document.write(), { code: 'EIO' });
  assert.deepEqual(operations.slice(-5), ['createFile', 'write', 'sync', 'close', 'unlink']);
  assert.deepEqual(await filesBelow(disk, '/data'), []);
});

test('a document that is not there is null', async () => {
  const { document } = recorded();
  await document.read().catch(() => undefined);
  assert.equal(document.data, null);
});
