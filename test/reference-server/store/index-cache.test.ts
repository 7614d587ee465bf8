import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { indexRow } from '../../../reference-server/src/store/lowdb/index-row.ts';
import { packRow } from '../../../reference-server/src/store/lowdb/packed-row.ts';
import { SegmentBuilder } from '../../../reference-server/src/store/lowdb/segment-builder.ts';
import { Segment } from '../../../reference-server/src/store/lowdb/segment.ts';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { interceptedFileSystem, systemError } from '../../support/intercepted-file-system.ts';
import { byKey, draftOf, started } from '../../support/drafts.ts';
import { fullRequest } from '../../support/full-request.ts';
import { listOptions, referencesOf } from '../../support/list-options.ts';
import { manualTimer } from '../../support/manual-timer.ts';
import { names, liveOn } from '../../support/random-life.ts';
import { randomChoice } from '../../support/random-choice.ts';
import { SimulatedFileSystem, type DiskClock } from '../../support/simulated-file-system.ts';
import { filesBelow, openSimulatedStore } from '../../support/simulated-store.ts';
import { answersOf } from '../../support/store-answers.ts';

const histories = process.env['MIMER_LONG'] === undefined ? 8 : 30;
const steps = 12;

type Choose = (choices: number) => number;

/** The clocks of disks: quick and slow, of a coarse one, and of a machine whose time is set back. */
const clocks: Readonly<Record<string, (choose: Choose) => DiskClock>> = {
  'goes on': choose => {
    let now = 0;
    return () => (now += 1 + choose(3000));
  },
  'stands still for long': choose => {
    let now = 0;
    return () => Math.floor((now += choose(200)) / 2000) * 2000;
  },
  'is set back': choose => {
    let now = 10_000_000;
    return () => (now += choose(20) === 0 ? -choose(1_000_000) : choose(3000));
  },
};

const removeCache = async (disk: FileSystem): Promise<void> => {
  for (const path of await filesBelow(disk, '/data'))
    if (path.startsWith('/data/index/')) await disk.unlink(path);
};

/** What somebody may do to a document while no server runs, here with what it was some time ago. */
const deeds: readonly ((disk: SimulatedFileSystem, path: string, old: string) => Promise<void>)[] = [
  () => Promise.resolve(),
  async (disk, path) => {
    await disk.unlink(path);
    await disk.syncFolder(dirname(path));
  },
  // In its place, and with the number that its file had.
  async (disk, path, old) => {
    await disk.unlink(path);
    const file = await disk.createFile(path);
    await file.write(old);
    await file.sync();
    await disk.syncFolder(dirname(path));
  },
];

const oneOf = async (disk: FileSystem, below: string, choose: Choose): Promise<string | undefined> => {
  const paths = (await filesBelow(disk, '/data')).filter(path => path.startsWith(below));
  return paths[choose(Math.max(paths.length, 1))];
};

/** Every answer of a store that is opened there. */
const answersOn = async (disk: FileSystem): Promise<unknown> => {
  const store = await openSimulatedStore(disk);
  assert.deepEqual(store.broken, []);
  return answersOf(store, names);
};

for (const [what, clockOf] of Object.entries(clocks))
  test(`a store answers alike with its cache and without, on a disk whose clock ${what}`, async () => {
    for (let seed = 0; seed < histories; seed += 1) {
      const choose = randomChoice(seed);
      let disk = new SimulatedFileSystem(clockOf(choose));
      let old: string | undefined;
      let store = await openSimulatedStore(disk);
      for (let step = 0; step < steps; step += 1) {
        await liveOn(store, choose);
        const path = await oneOf(disk, '/data/requests/', choose);
        if (choose(3) > 0) continue;
        const live = await answersOf(store, names);
        if (choose(2) === 0) await store.close();
        if (choose(4) === 0) disk = disk.afterPowerCut(choose);
        assert.deepEqual(await answersOn(disk), live, `seed ${seed}, step ${step}: reopened`);
        if (path !== undefined && old !== undefined && old.includes(path.slice(-19, -5)))
          await deeds[choose(deeds.length)]?.(disk, path, old);
        old = path === undefined ? undefined : await disk.readFile(path);
        const known = await answersOn(disk);
        const bare = disk.afterPowerCut('drops');
        await removeCache(bare);
        assert.deepEqual(known, await answersOn(bare), `seed ${seed}, step ${step}`);
        store = await openSimulatedStore(disk);
      }
    }
  });

/** A closed store with some requests, and the documents that the next one reads. */
const readsAfter = async (settles: boolean, between?: (disk: SimulatedFileSystem) => Promise<void>) => {
  let now = 0;
  const disk = new SimulatedFileSystem(() => now);
  const store = await openSimulatedStore(disk);
  const choose = randomChoice(1);
  for (let step = 0; step < 8; step += 1) await liveOn(store, choose);
  if (settles) now += 10_000;
  await store.close();
  await between?.(disk);
  let reads = 0;
  await openSimulatedStore(
    interceptedFileSystem(disk, (operation, run) => {
      if (operation === 'readFile') reads += 1;
      return run();
    }),
  );
  const documents = (await filesBelow(disk, '/data')).filter(path => path.startsWith('/data/requests/'));
  assert.ok(documents.length > 2);
  return { reads, documents: documents.length };
};

test('documents that have not changed are not read again', async () => {
  assert.equal((await readsAfter(true)).reads, 0);
});

test('documents that might have changed within a tick of the clock are read again', async () => {
  const { reads, documents } = await readsAfter(false);
  assert.equal(reads, documents);
});

test('a cache that is cut off anywhere, or has another byte, is not believed', async () => {
  for (let part = 0; part < 40; part += 1) {
    const { reads, documents } = await readsAfter(true, async disk => {
      for (const path of await filesBelow(disk, '/data/index')) {
        const bytes = (await disk.readBytes(path)) ?? assert.fail();
        const at = Math.floor((bytes.length * part) / 40);
        await disk.unlink(path);
        const file = await disk.createFile(path);
        await file.write(part % 2 === 0 ? bytes.subarray(0, at) : bytes.with(at, (bytes[at] ?? 0) ^ 1));
      }
    });
    assert.equal(reads, documents, `part ${part}`);
  }
});

test('a cache that another version wrote is not believed', () => {
  const row = packRow(indexRow(fullRequest(names.references[0] ?? '')));
  const builder = new SegmentBuilder();
  builder.add(row, undefined);
  const { bytes } = builder.finish('this') ?? assert.fail();
  assert.equal(new Segment(bytes, 'this').length, 1);
  assert.throws(() => new Segment(bytes, 'that'), /Another version/);
});

test('a disk that can not keep the cache is no trouble', async () => {
  const disk = new SimulatedFileSystem();
  const full: FileSystem = {
    ...interceptedFileSystem(disk, (_operation, run) => run()),
    createFile: path =>
      path.startsWith('/data/index/') ? Promise.reject(systemError('ENOSPC')) : disk.createFile(path),
  };
  const before = await openSimulatedStore(full);
  const choose = randomChoice(1);
  for (let step = 0; step < 20; step += 1) await liveOn(before, choose);
  const answers = await answersOf(before, names);
  await before.close();
  assert.deepEqual(await answersOn(full), answers);
});

test('a document that is written anew is read anew, even where its file has the same number and size', async () => {
  let now = 0;
  const disk = new SimulatedFileSystem(() => now);
  const store = await openSimulatedStore(disk);
  const [reference = ''] = names.references;
  await store.insert(draftOf(byKey('a'), { description: 'early' }, () => reference));
  const [path = ''] = await filesBelow(disk, '/data/requests');
  now += 10_000;
  await store.close();
  const text = (await disk.readFile(path)) ?? assert.fail();
  const before = await disk.stamp(path);
  await disk.unlink(path);
  // So that its number is free.
  await disk.syncFolder(dirname(path));
  const file = await disk.createFile(path);
  await file.write(text.replace('early', 'later'));
  const { inode, size } = (await disk.stamp(path)) ?? assert.fail();
  assert.deepEqual([inode, size], [before?.inode, before?.size]);
  const next = await openSimulatedStore(disk);
  assert.deepEqual(await referencesOf(next, listOptions({ q: 'later' })), [reference]);
});

test('a document that somebody changes beside a running server is read at the next start', async () => {
  let now = 0;
  const disk = new SimulatedFileSystem(() => now);
  const store = await openSimulatedStore(disk);
  const [reference = ''] = names.references;
  const { request } = await store.insert(draftOf(byKey('a'), { description: 'before' }, () => reference));
  const [path = ''] = await filesBelow(disk, '/data/requests');
  await disk.unlink(path);
  const file = await disk.createFile(path);
  await file.write(JSON.stringify({ ...request, description: 'after' }));
  now += 10_000;
  await store.close();
  const next = await openSimulatedStore(disk);
  assert.deepEqual(await referencesOf(next, listOptions({ q: 'after' })), [reference]);
});

test('the cache is written in the background once enough is new, and misses nothing that happens meanwhile', async () => {
  const { setTimer, pass, count } = manualTimer();
  let now = 0;
  const disk = new SimulatedFileSystem(() => now);
  const store = await openSimulatedStore(disk, { setTimer });
  const at = (number: number) => referenceOf(2026, 4_800_000 + number);
  for (let number = 0; number < 999; number += 1)
    await store.insert(draftOf(byKey(String(number)), {}, () => at(number)));
  assert.equal(count(), 0);
  await store.insert(draftOf(byKey('last'), {}, () => at(999)));
  now += 10_000;
  pass(5000);
  const isSaved = async () => (await filesBelow(disk, '/data')).includes('/data/index/2026-48.segment');
  let changes = 0;
  for (; !(await isSaved()); changes += 1) {
    await store.update(at(changes * 37), undefined, started);
    await setImmediate();
  }
  assert.ok(changes > 2, `${changes} changes`);
  for (let number = 0; number < changes; number += 1) {
    const [found] = (await store.list(listOptions({ q: at(number * 37) }))).items;
    assert.equal(found?.version, 2, `change ${number}`);
    assert.equal((await store.findByIdempotencyKey([String(number * 37)]))?.version, 2);
  }
  const answers = await answersOf(store, names);
  assert.deepEqual(await answersOn(disk), answers);
});
