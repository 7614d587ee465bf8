import { fileLock, fileStore } from '@melikgazi/example-file-outbox';
import { createMimer } from '@melikgazi/mimer-sdk';
import { createOutbox, isOutboxUnavailableError, type OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { submission } from '../support/counting-backend.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { serverProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = fileURLToPath(new URL('file-outbox-process.ts', import.meta.url));

/** A real server behind a slow line, and processes that send to it from one folder. */
const scene = async (t: TestContext, count: number) => {
  const server = await serverProcess(t);
  const scopes = 'requests:write,desk:read';
  const apiKey = await server.command('key', 'create', '--label', 'Outbox', '--scopes', scopes);
  const proxy = await faultProxy(t, server.origin, () => ({ type: 'latency', milliseconds: 20 }));
  const folder = join(await temporaryFolder(t), 'outbox');
  const args = [program, folder, `${proxy.origin}/melikgazi/v1`, apiKey, String(count)];
  const run = () => {
    const child = spawn(process.execPath, ['--conditions=mimer-source', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => child.kill('SIGKILL'));
    return { child, ready: once(child.stdout, 'data'), ended: once(child, 'exit') };
  };
  const keys = () => proxy.passages.filter(({ method }) => method === 'POST').map(({ key }) => key);
  const stored = async (): Promise<string[]> => {
    const { desk } = createMimer({ endpoint: server.endpoint, apiKey });
    const references: string[] = [];
    for await (const { reference } of desk.requests.list({ limit: 200 })) references.push(reference);
    return references.sort();
  };
  /** The receipts that the folder holds. */
  const receipts = async () => {
    const outbox = createOutbox({
      store: fileStore(folder),
      send: { create: () => Promise.reject(new Error('Nothing is sent.')) },
    });
    return (await outbox.items()).map(({ receipt }) => receipt?.reference).sort();
  };
  return { folder, run, keys, stored, receipts };
};

test('kill -9 in mid-send leaves each request of a file outbox stored once, and its receipt', async t => {
  const { run, keys, stored, receipts } = await scene(t, 24);
  for (const most of [6, 14]) {
    const { child, ended } = run();
    while (keys().length < most) await delay(2);
    child.kill('SIGKILL');
    await ended;
  }
  assert.deepEqual(await run().ended, [0, null]);
  assert.equal((await stored()).length, 24);
  assert.deepEqual(await receipts(), await stored());
  assert.equal(new Set(keys()).size, 24);
  assert.ok(keys().length <= 26, 'only what was on its way when the process died goes out again');
});

test('two processes that share a file outbox send each request once', async t => {
  const { run, keys, stored } = await scene(t, 30);
  const first = run();
  await first.ready;
  const second = run();
  assert.deepEqual(await Promise.all([first.ended, second.ended]), [
    [0, null],
    [0, null],
  ]);
  assert.equal((await stored()).length, 30);
  assert.equal(keys().length, 30);
});

const item = (id: string, files: OutboxItem['files'] = []): OutboxItem => ({
  version: 1,
  id,
  idempotencyKey: crypto.randomUUID(),
  request: submission(),
  earlier: [],
  files,
  createdAt: 0,
  attempts: 0,
  uploadedAnew: 0,
  nextAt: 0,
  state: 'waiting',
});

test('a file store gives back what it was given, files and all, to its owner alone', async t => {
  const folder = join(await temporaryFolder(t), 'outbox');
  const store = fileStore(folder);
  const blob = new Blob([new Uint8Array([0, 255, 10, 13])], { type: 'image/jpeg' });
  const kept = item('one/../two', [{ name: 'çukur.jpg', blob }]);
  await store.add(kept);
  const outbox = createOutbox({ store, send: { create: () => Promise.reject(new Error('No.')) } });
  const [found] = await outbox.items();
  assert.deepEqual({ ...found, files: [] }, { ...kept, files: [] });
  const photo = found?.files[0]?.blob;
  assert.deepEqual([photo?.type, await photo?.bytes()], ['image/jpeg', new Uint8Array([0, 255, 10, 13])]);
  for (const name of await readdir(folder))
    assert.equal((await stat(join(folder, name))).mode & 0o077, 0, name);
  assert.equal((await stat(folder)).mode & 0o077, 0);
});

test('a file store changes one entry at a time, and brings none back that is gone', async t => {
  const store = fileStore(await temporaryFolder(t));
  await store.add(item('one'));
  const attemptsOf = (entry: unknown): number =>
    typeof entry === 'object' && entry !== null && 'attempts' in entry ? Number(entry.attempts) : NaN;
  const count = (entry: unknown): OutboxItem => ({ ...item('one'), attempts: attemptsOf(entry) + 1 });
  const other = fileStore(store.name);
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store : other).update('one', count)),
  );
  assert.deepEqual((await store.list()).map(attemptsOf), [20]);
  await store.remove('one');
  await store.update('one', count);
  assert.deepEqual(await store.list(), []);
});

test('a file that is no item stays where it is and is in nobody’s way', async t => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'note.json'), 'half a {');
  const outbox = createOutbox({
    store: fileStore(folder),
    lock: fileLock(folder),
    send: { create: () => Promise.reject(new Error('No.')) },
  });
  assert.deepEqual(await outbox.items(), []);
  assert.equal(await outbox.flush(), true);
  assert.deepEqual(await readdir(folder), ['note.json']);
});

test('the right to send is one holder’s until it is given back or over', async t => {
  const folder = await temporaryFolder(t);
  const [one, other] = [fileStore(folder), fileStore(folder)];
  assert.equal(await one.claim('one', 0, 100), true);
  assert.equal(await other.claim('other', 50, 150), false);
  assert.equal(await other.claim('other', 100, 200), true);
  await one.release('one');
  assert.equal(await one.claim('one', 150, 300), false);
  await other.release('other');
  assert.equal(await one.claim('one', 150, 300), true);
});

test('a folder that cannot be had promises nothing', async t => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'taken'), '');
  const store = fileStore(join(folder, 'taken'));
  await assert.rejects(store.add(item('one')), isOutboxUnavailableError);
  await chmod(folder, 0o700);
  await assert.rejects(store.list(), isOutboxUnavailableError);
});
