import { erase } from '@melikgazi/mimer-sdk/domain';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { loadJurisdiction } from '../../reference-server/src/jurisdictions/load.ts';
import { canary, fullRequest } from '../support/full-request.ts';
import { postgresBinaries } from '../support/postgres/binaries.ts';
import { emptyDatabase } from '../support/postgres/empty-database.ts';
import { openHandle } from '../support/postgres/open-store.ts';
import { rivertonFolder } from '../support/server.ts';

const dumpOf = async (url: string): Promise<string> => {
  const folder = postgresBinaries() ?? assert.fail();
  const { stdout } = await promisify(execFile)(
    join(folder, 'pg_dump'),
    ['--data-only', '--schema=mimer', url],
    {
      maxBuffer: 100_000_000,
    },
  );
  return stdout;
};

test('of a request that is erased or removed, a dump of the database has nothing that anybody wrote or gave', async t => {
  const data = await loadJurisdiction(rivertonFolder);
  const url = await emptyDatabase(t);
  const store = await (await openHandle(t, url)).open(t);
  const draft = (number: number) => {
    const reference = referenceOf(2026, number);
    const full = fullRequest(reference);
    const ids = (given: string) => `${given}${number}`;
    const uniques = {
      idempotency: { key: ids('key'), content: canary },
      alsoIdempotency: [{ key: ids('also'), content: canary }],
      external: { key: ids(canary), content: canary },
      nonce: ids(canary),
    };
    return {
      uniques,
      drawReference: () => reference,
      build: () => ({
        ...full,
        uniques,
        attachments: full.attachments.map(file => ({ ...file, id: ids(file.id) })),
        events: full.events.map(event => ({
          ...event,
          ...(event.attachments !== undefined && {
            attachments: event.attachments.map(file => ({ ...file, id: ids(file.id) })),
          }),
        })),
      }),
    };
  };
  const erased = (await store.insert(draft(1))).request;
  const removed = (await store.insert(draft(2))).request;
  assert.match(await dumpOf(url), new RegExp(canary));
  const [word] = canary.split('-');
  await store.update(erased.reference, undefined, stored =>
    erase(stored, { data, at: '2026-12-01T09:00:00Z', newId: randomUUID, actor: 'system' }),
  );
  await store.remove(removed.reference);
  const dump = await dumpOf(url);
  assert.match(dump, new RegExp(erased.reference));
  assert.doesNotMatch(dump, new RegExp(removed.reference));
  assert.doesNotMatch(dump, new RegExp(word ?? canary));
  assert.doesNotMatch(dump, /1\.234567/);
  assert.deepEqual((await store.findByIdempotencyKey(['key1']))?.reference, erased.reference);
});
