import assert from 'node:assert/strict';
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LoggedErasure } from '../../../reference-server/src/erasures/erasure-log.ts';
import { openFileErasureLog } from '../../../reference-server/src/erasures/file-erasure-log.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const entry = (reference: string): LoggedErasure => ({
  reference,
  at: '2026-11-23T17:00:00.000Z',
  reason: 'request',
  closing: { as: 'resolved', at: '2026-11-20T17:00:00.000Z' },
});
const first = entry('2026-4819073-2');
const second = entry('2026-0000001-4');

test('a log that was never written is empty', async t => {
  const path = join(await temporaryFolder(t), 'erasures.jsonl');
  assert.deepEqual(await openFileErasureLog(path).entries(), []);
});

test('entries are read in order, also by the next process', async t => {
  const path = join(await temporaryFolder(t), 'erasures.jsonl');
  const log = openFileErasureLog(path);
  await Promise.all([log.append(first), log.append(second)]);
  assert.deepEqual(await log.entries(), [first, second]);
  assert.deepEqual(await openFileErasureLog(path).entries(), [first, second]);
});

test('the log is its owner’s alone', async t => {
  const path = join(await temporaryFolder(t), 'erasures.jsonl');
  await openFileErasureLog(path).append(first);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('a line that was torn is passed over and makes way for the next', async t => {
  const path = join(await temporaryFolder(t), 'erasures.jsonl');
  const log = openFileErasureLog(path);
  await log.append(first);
  await appendFile(path, '{"reference":"2026-4');
  const next = openFileErasureLog(path);
  assert.deepEqual(await next.entries(), [first]);
  await next.append(second);
  assert.deepEqual(await next.entries(), [first, second]);
  assert.equal((await readFile(path, 'utf8')).split('\n').length, 3);
});

test('an entry that nobody has synced survives a power cut once the log is settled', async () => {
  const path = '/data/erasures.jsonl';
  const disk = new SimulatedFileSystem();
  await disk.makeFolder('/data');
  await disk.syncFolder('/');
  await openFileErasureLog(path, disk).append(first);
  const file = await disk.openToAppend(path);
  await file.write(`${JSON.stringify(second)}\n`);
  await file.close();
  const entriesLeft = () => openFileErasureLog(path, disk.afterPowerCut('drops')).entries();
  assert.deepEqual(await entriesLeft(), [first]);
  await openFileErasureLog(path, disk).settle();
  assert.deepEqual(await entriesLeft(), [first, second]);
});

test('a torn first line is passed over too', async t => {
  const path = join(await temporaryFolder(t), 'erasures.jsonl');
  await writeFile(path, '{"refer');
  const log = openFileErasureLog(path);
  assert.deepEqual(await log.entries(), []);
  await log.append(first);
  assert.deepEqual(await log.entries(), [first]);
});

test('a line that is no entry is named, since what it erased would come back', async t => {
  const path = join(await temporaryFolder(t), 'erasures.jsonl');
  await writeFile(path, `${JSON.stringify(first)}\n{"reference":"?"}\n${JSON.stringify(second)}\n`);
  await assert.rejects(openFileErasureLog(path).entries(), { message: /erasures\.jsonl:2 is no entry/ });
});
