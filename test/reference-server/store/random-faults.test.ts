import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import {
  StaleError,
  UnavailableError,
  type RequestStore,
} from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, started } from '../../support/drafts.ts';
import { interceptedFileSystem, systemError } from '../../support/intercepted-file-system.ts';
import { listOptions } from '../../support/list-options.ts';
import { randomChoice } from '../../support/random-choice.ts';
import { SimulatedFileSystem } from '../../support/simulated-file-system.ts';
import { openSimulatedStore } from '../../support/simulated-store.ts';

const histories = process.env['MIMER_LONG'] === undefined ? 60 : 300;
const stepsEach = 30;

/** A disk of which one operation in four fails, before or after it happened; healthy until it is `worn`. */
const wearingFileSystem = (disk: FileSystem, choose: (choices: number) => number) => {
  let isWorn = false;
  const fileSystem = interceptedFileSystem(disk, async (_operation, run) => {
    if (!isWorn || choose(4) > 0) return run();
    if (choose(2) === 0) await run();
    throw systemError('EIO');
  });
  return { fileSystem, wear: () => (isWorn = true) };
};

/** What the store answered, or `undefined` when it refused as it may. */
const answered = (promise: Promise<number | undefined>): Promise<number | undefined> =>
  promise.catch((error: unknown) => {
    if (error instanceof UnavailableError || error instanceof StaleError) return undefined;
    throw error;
  });

test('under random faults the store never reads less than it acknowledged, nor more than it keeps', async () => {
  for (let seed = 0; seed < histories; seed += 1) {
    const choose = randomChoice(seed);
    const disk = new SimulatedFileSystem();
    const { fileSystem, wear } = wearingFileSystem(disk, choose);
    const store = await openSimulatedStore(fileSystem);
    const { reference } = (await store.insert(draftOf(byKey('a')))).request;
    wear();
    const steps: readonly ((version: number) => Promise<number | undefined>)[] = [
      async version => (await store.update(reference, version, started)).version,
      () => versionFound(store, reference),
      () => versionListed(store),
    ];
    let acknowledged = 1;
    for (let step = 0; step < stepsEach; step += 1) {
      const version = await answered(steps[choose(steps.length)]?.(acknowledged) ?? assert.fail());
      if (version === undefined) continue;
      const kept = await openSimulatedStore(disk.afterPowerCut('drops'));
      const versionKept = (await versionFound(kept, reference)) ?? 0;
      const what = `seed ${seed}, step ${step}: ${acknowledged} acknowledged, ${version} read, ${versionKept} kept`;
      assert.ok(version >= acknowledged && version <= versionKept, what);
      acknowledged = version;
    }
  }
});

const versionFound = async (store: RequestStore, reference: string) => (await store.find(reference))?.version;

const versionListed = async (store: RequestStore) => (await store.list(listOptions())).items[0]?.version;
