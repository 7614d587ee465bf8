import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import { byKey, draftOf } from '../../support/drafts.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('closing finishes what is under way and refuses what comes after', async t => {
  const folder = await temporaryFolder(t);
  const store = await openLowdbStore({ folder });
  const underWay = [store.insert(draftOf(byKey('a'))), store.insert(draftOf(byKey('a')))];
  let isDone = false;
  const done = Promise.all(underWay).then(() => (isDone = true));
  await store.close();
  assert.equal(isDone, true);
  await done;
  await assert.rejects(store.insert(draftOf(byKey('b'))), { name: 'UnavailableError', full: false });
  await assert.rejects(store.find('2026-4819073-2'), { name: 'UnavailableError' });

  const next = await openLowdbStore({ folder });
  t.after(() => next.close());
  assert.notEqual(await next.findByIdempotencyKey(['a']), undefined);
});
