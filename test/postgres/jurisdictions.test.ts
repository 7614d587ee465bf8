import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { byKey, byNumber, draftOf, eventOf, started } from '../support/drafts.ts';
import { listOptions, referencesOf } from '../support/list-options.ts';
import { notificationOf } from '../support/message-drafts.ts';
import { emptyDatabase, runOn } from '../support/postgres/empty-database.ts';
import { openHandle } from '../support/postgres/open-store.ts';

const one = referenceOf(2026, 1);
const two = referenceOf(2026, 2);

const draft = (description: string, reference = one) => ({
  ...draftOf(
    { ...byKey(`key-${reference}`), ...byNumber(`phone/${reference}`), nonce: `nonce-${reference}` },
    {
      description,
      reply: { channel: 'sms', locale: 'tr' },
      attachments: [{ id: `photo-${reference}`, name: 'a.jpg', mediaType: 'image/jpeg', bytes: 1 }],
      notifications: [notificationOf(reference, 'a')],
      applicant: { phone: '+905302539191', givenName: 'Gülşah' },
    },
    () => reference,
  ),
});

/** All that a store says of itself. */
const seen = async (store: RequestStore) => {
  const references: string[] = [];
  for await (const reference of store.references({})) references.push(reference);
  return {
    references,
    found: await store.find(one),
    byKey: await store.findByIdempotencyKey([`key-${one}`]),
    byNumber: await store.findByExternalKey(`phone/${one}`),
    tracking: await store.trackingOf(one),
    listed: (await store.list(listOptions())).items,
    searched: await Promise.all(
      ['gulsah', 'kaldirim', '0530 253 91 91', one].map(q => referencesOf(store, listOptions({ q }))),
    ),
    statistics: await store.statistics({
      from: '2026-01-01',
      to: '2026-12-31',
      timeZone: 'Europe/Istanbul',
      test: false,
    }),
    messages: (await store.listMessages({ kind: 'notification' })).items,
    backlog: await store.messageBacklog(),
    news: await store.owedNews(10),
    attachments: await store.namedAttachments([`photo-${one}`, `photo-${two}`]),
  };
};

test('towns with the same references, keys, numbers, nonces and files see nothing of each other', async t => {
  const handle = await openHandle(t, await emptyDatabase(t));
  const [riverton, hilltown, empty] = await Promise.all(
    ['riverton', 'hilltown', 'river'].map(town => handle.open(t, town)),
  );
  if (riverton === undefined || hilltown === undefined || empty === undefined) assert.fail();
  const nothing = await seen(empty);
  const told: string[] = [];
  t.after(hilltown.watch(reference => told.push(reference)));
  for (const reference of [one, two])
    assert.equal((await riverton.insert(draft('Kaldırım çökmüş.', reference))).replayed, false);
  assert.deepEqual(await seen(hilltown), nothing);
  assert.deepEqual(told, []);

  const inHilltown = await hilltown.insert(draft('Kaldırım burada da çökmüş.'));
  assert.equal(inHilltown.replayed, false);
  const before = await seen(hilltown);
  await riverton.update(one, undefined, stored => ({
    ...stored,
    events: [...stored.events, eventOf('merged', '2026-11-24T09:00:00Z', { into: two })],
  }));
  await riverton.update(two, undefined, stored => ({
    ...stored,
    events: [...stored.events, eventOf('resolved', '2026-11-24T10:00:00Z')],
  }));
  assert.equal((await riverton.owedNews(10)).length, 1);
  assert.equal(
    (
      await riverton.claimMessages({
        kind: 'notification',
        now: '2026-11-23T10:00:00Z',
        until: '2026-11-23T10:02:00Z',
        limit: 10,
      })
    ).length,
    2,
  );
  await riverton.update(two, undefined, started);
  await riverton.remove(one);
  assert.deepEqual(await seen(hilltown), before);
  assert.deepEqual(before.found, inHilltown.request);
});

/** Of these, the reason is beside them. */
const exceptions: Readonly<Record<string, string>> = {
  api_keys_pkey: 'a key opens every jurisdiction of a server',
  counters_pkey: 'calls and wrong codes of one address are counted across jurisdictions',
  migrations_pkey: 'the version of the database is that of all',
  requests_terms: 'each lexeme begins with the jurisdiction',
};

test('every key and every index leads with the jurisdiction, so that tables can be distributed by it', async t => {
  const url = await emptyDatabase(t);
  await openHandle(t, url);
  const indexes = await runOn(
    url,
    `SELECT index.relname AS name, attribute.attname AS first, indrelid::regclass::text AS of
     FROM pg_index
     JOIN pg_class AS index ON index.oid = indexrelid
     LEFT JOIN pg_attribute AS attribute ON attrelid = indrelid AND attnum = indkey[0]
     WHERE index.relnamespace = 'mimer'::regnamespace`,
  );
  assert.ok(indexes.length > 15, `there are ${indexes.length}`);
  assert.deepEqual(
    indexes.filter(({ name, first }) => first !== 'jurisdiction' && exceptions[String(name)] === undefined),
    [],
  );
  const keyless = await runOn(
    url,
    `SELECT relname FROM pg_class WHERE relnamespace = 'mimer'::regnamespace AND relkind = 'r'
     AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)`,
  );
  assert.deepEqual(keyless, []);
});
