import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKey, draftOf } from '../support/drafts.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { openHandle } from '../support/postgres/open-store.ts';

test('references come page by page, each once, and what is stored meanwhile is not among them', async t => {
  const url = await emptyDatabase(t);
  const store = await (await openHandle(t, url)).open(t);
  const first = referenceOf(2026, 0);
  await store.insert(draftOf(byKey('a'), {}, () => first));
  const columns = (
    await runOn(
      url,
      `SELECT attname FROM pg_attribute
     WHERE attrelid = 'mimer.requests'::regclass AND attnum > 0 AND attname <> 'reference' ORDER BY attnum`,
    )
  ).map(({ attname }) => String(attname));
  await runOn(
    url,
    `INSERT INTO mimer.requests (reference, ${columns.join(', ')})
     SELECT '2026-' || lpad(number::text, 7, '0') || '-x', ${columns.join(', ')}
     FROM mimer.requests, generate_series(1, 2499) AS number`,
  );
  const found: string[] = [];
  for await (const reference of store.references({})) {
    if (found.length === 0) await store.insert(draftOf(byKey('b'), {}, () => referenceOf(2030, 1)));
    found.push(reference);
  }
  assert.equal(found.length, 2500);
  assert.equal(new Set(found).size, 2500);
});
