import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAttachmentFiles } from '../../reference-server/src/attachments/files/attachment-files.ts';
import type { LoggedErasure } from '../../reference-server/src/erasures/erasure-log.ts';
import { openFileErasureLog } from '../../reference-server/src/erasures/file-erasure-log.ts';
import { parseApiKey } from '../../reference-server/src/keys/api-key.ts';
import { openFileKeyStore } from '../../reference-server/src/keys/file-key-store.ts';
import { secretIn } from '../../reference-server/src/secret-file.ts';
import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';
import { forEveryFault } from '../support/every-fault.ts';
import { failingFileSystem } from '../support/failing-file-system.ts';
import { interceptedFileSystem, systemError } from '../support/intercepted-file-system.ts';
import { SimulatedFileSystem } from '../support/simulated-file-system.ts';

const now = new Date('2026-11-23T17:00:00.000Z');

/** A disk that can get into trouble, with the data folder on it. */
const troubled = async () => {
  const disk = new SimulatedFileSystem();
  const { fileSystem, arm, repair } = failingFileSystem(disk);
  await secretIn('/data', disk);
  return { disk, fileSystem, arm, repair };
};

const isDone = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );

const erasure = (reference: string): LoggedErasure => ({
  reference,
  at: now.toISOString(),
  reason: 'request',
  closing: { as: 'resolved', at: now.toISOString() },
});

test('an erasure that was logged stays so, and one that failed can be logged after it', async () => {
  const references = ['2026-4819073-2', '2026-0000001-4', '2026-0000002-2'] as const;
  await forEveryFault(async fault => {
    const { disk, fileSystem, arm, repair } = await troubled();
    const log = openFileErasureLog('/data/erasures.jsonl', fileSystem);
    await log.append(erasure(references[0]));
    arm(fault);
    const wasLogged = await isDone(log.append(erasure(references[1])));
    // The second entry makes the file anew where the first has failed, which may fail as well.
    const wasLoggedToo = await isDone(log.append(erasure(references[2])));
    const wasMet = repair();
    if (!wasLoggedToo) await log.append(erasure(references[2]));
    const kept = openFileErasureLog('/data/erasures.jsonl', disk.afterPowerCut('drops'));
    const found = (await kept.entries()).map(({ reference }) => reference);
    assert.ok(found.includes(references[0]) && found.includes(references[2]));
    if (wasLogged) assert.ok(found.includes(references[1]));
    return wasMet;
  });
});

test('a log whose sync failed is made anew, never synced again', async () => {
  const operations: string[] = [];
  const disk = new SimulatedFileSystem();
  await secretIn('/data', disk);
  let isFailing = true;
  const fileSystem = interceptedFileSystem(disk, (operation, run) => {
    operations.push(operation);
    return isFailing && operation === 'sync' ? Promise.reject(systemError('EIO')) : run();
  });
  const log = openFileErasureLog('/data/erasures.jsonl', fileSystem);
  await assert.rejects(log.append(erasure('2026-4819073-2')), { code: 'EIO' });
  isFailing = false;
  operations.length = 0;
  await log.append(erasure('2026-0000001-4'));
  const file = ['write', 'sync', 'close'];
  const anew = ['readFile', 'createFile', ...file, 'rename'];
  assert.deepEqual(operations, [...anew, 'openToAppend', ...file, 'syncFolder']);
});

test('a key that was printed works, and one whose revocation succeeded does not, whatever failed before', async () => {
  const wanted = { label: 'Tests', scopes: ['desk:read'] as const, test: false };
  await forEveryFault(async fault => {
    const { disk, fileSystem, arm, repair } = await troubled();
    const keys = openFileKeyStore('/data', fileSystem);
    arm(fault);
    const first = await keys.create(wanted, now).catch(() => undefined);
    const wasMet = repair();
    const key = first ?? (await keys.create(wanted, now));
    const kept = openFileKeyStore('/data', disk.afterPowerCut('drops'));
    assert.ok(await kept.authenticate(key, now));

    const id = parseApiKey(key)?.id ?? '';
    arm({ ...fault, at: Math.min(fault.at, 7) });
    const wasRevoked = await isDone(keys.revoke(id, now));
    repair();
    if (!wasRevoked) await keys.revoke(id, now);
    const later = openFileKeyStore('/data', disk.afterPowerCut('drops'));
    assert.equal(await later.authenticate(key, now), undefined);
    return wasMet;
  });
});

test('a secret that was handed out is the secret, whatever failed before', async () => {
  await forEveryFault(async fault => {
    const disk = new SimulatedFileSystem();
    const { fileSystem, arm, repair } = failingFileSystem(disk);
    arm(fault);
    const first = await secretIn('/data', fileSystem).catch(() => undefined);
    const wasMet = repair();
    const secret = await secretIn('/data', fileSystem);
    assert.equal(first ?? secret, secret);
    assert.equal(await secretIn('/data', disk.afterPowerCut('drops')), secret);
    return wasMet;
  });
});

const id = 'ab'.repeat(16);
const content = 'the bytes of a file';

const received = async (fileSystem: FileSystem, path: string): Promise<void> => {
  const file = await fileSystem.createFile(path);
  await file.write(content);
  await file.close();
};

const staged = {
  attachment: { id, name: 'a.pdf', mediaType: 'application/pdf', bytes: content.length },
  owner: 'tests',
  stagedAt: now.toISOString(),
};

test('a file that was staged stays, one that failed leaves nothing that counts, and a deleted one is gone', async () => {
  await forEveryFault(async fault => {
    const { disk, fileSystem, arm, repair } = await troubled();
    const files = await openAttachmentFiles('/data/attachments', fileSystem);
    const path = files.temporaryPath();
    await received(disk, path);
    arm(fault);
    const wasStaged = await isDone(files.stage(staged, path));
    const wasMet = repair();
    const kept = await openAttachmentFiles('/data/attachments', disk.afterPowerCut('drops'));
    const listed = await kept.listStaged();
    if (wasStaged) assert.deepEqual(listed, [staged]);
    // A record that is there, though nobody was told, names a whole file.
    if (listed.length > 0) assert.equal((await kept.read(id))?.bytes, content.length);

    arm({ ...fault, at: Math.min(fault.at, 2) });
    const wasRemoved = await isDone(files.remove(id));
    repair();
    if (!wasRemoved) await files.remove(id);
    const later = await openAttachmentFiles('/data/attachments', disk.afterPowerCut('drops'));
    assert.equal(await later.read(id), undefined);
    return wasMet;
  });
});
