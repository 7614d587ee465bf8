import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKey, draftOf, started } from '../support/drafts.ts';
import { listOptions, referencesOf } from '../support/list-options.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { openHandle } from '../support/postgres/open-store.ts';

test('a document that is no request is set aside and counted, and the others are served', async t => {
  const url = await emptyDatabase(t);
  const store = await (await openHandle(t, url)).open(t);
  const { reference } = (await store.insert(draftOf(byKey('a')))).request;
  const other = (await store.insert(draftOf(byKey('b')))).request.reference;
  for (const document of ['{"format":2}', 'null', `{"format":1,"reference":"${other}"}`]) {
    await runOn(url, `UPDATE mimer.requests SET document = '${document}' WHERE reference = '${reference}'`);
    assert.deepEqual(await referencesOf(store, listOptions()), [other]);
    assert.equal(await store.find(reference), undefined);
    assert.equal(await store.findByIdempotencyKey(['a']), undefined);
    await assert.rejects(store.update(reference, undefined, started), { name: 'NotStoredError' });
    assert.deepEqual(await store.check(), { writable: true, broken: 1 });
  }
});
