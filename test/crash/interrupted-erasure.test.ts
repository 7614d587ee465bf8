import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKey, eventOf } from '../support/drafts.ts';
import { dataFolder, startParts } from '../support/crash/simulated-parts.ts';
import { draftFor } from '../support/crash/steps.ts';
import { interceptedFileSystem } from '../support/intercepted-file-system.ts';
import { noon } from '../support/server.ts';
import { SimulatedFileSystem } from '../support/simulated-file-system.ts';

const clock = () => new Date(noon);
const reference = referenceOf(2026, 4_819_073);

/** A disk with a closed request that has a file. */
const withClosedRequest = async () => {
  const disk = new SimulatedFileSystem();
  const parts = await startParts(disk, clock);
  const id = 'a1'.repeat(16);
  const path = parts.files.temporaryPath();
  const file = await disk.createFile(path);
  await file.write('a file');
  await file.close();
  const attachment = { id, name: 'a.pdf', mediaType: 'application/pdf', bytes: 6 };
  const staged = { attachment, owner: 'tests', stagedAt: noon };
  const arrival = await parts.files.expect({ id, owner: 'tests', bytes: 6 });
  await arrival?.stage(staged, path);
  await arrival?.end();
  const intent = { name: 'one', uniques: byKey('one'), attachments: [staged] };
  await parts.attachments.claim([id], () => parts.store.insert(draftFor(intent, () => reference)));
  await parts.store.update(reference, undefined, stored => ({
    ...stored,
    version: stored.version + 1,
    events: [...stored.events, eventOf('resolved', noon)],
  }));
  await parts.store.close();
  return { disk, id };
};

test('an erasure that a process had no time to log for good takes nothing away that it does not erase', async () => {
  const { disk, id } = await withClosedRequest();
  const log = await disk.openToAppend(`${dataFolder}/riverton-erasures.jsonl`);
  const closing = { as: 'resolved', at: noon };
  await log.write(`${JSON.stringify({ reference, at: noon, reason: 'request', closing })}\n`);
  await log.close();

  const cuts: SimulatedFileSystem[] = [];
  const watched = interceptedFileSystem(disk, (_operation, run) => {
    cuts.push(disk.afterPowerCut('drops'));
    return run();
  });
  const { store } = await startParts(watched, clock);
  assert.ok((await store.find(reference))?.erasedOn !== undefined);

  let stillWhole = 0;
  for (const cut of cuts) {
    const parts = await startParts(cut, clock);
    if ((await parts.store.find(reference))?.erasedOn !== undefined) continue;
    const file = await parts.attachments.read(id);
    file?.stream.destroy();
    assert.equal(file?.bytes, 6);
    stillWhole += 1;
  }
  assert.ok(stillWhole > 0 && stillWhole < cuts.length, `${stillWhole} of ${cuts.length}`);
});
