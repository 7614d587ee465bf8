import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { byKey, draftOf, started } from '../support/drafts.ts';
import { listOptions } from '../support/list-options.ts';
import { notificationOf, deliveryOf } from '../support/message-drafts.ts';
import { threeStores } from '../support/postgres/open-store.ts';

const messages = 200;
const claiming = { now: '2026-11-23T10:00:00Z', until: '2026-11-23T10:02:00Z', limit: 7 };

test('a hundred at once with one key become one request, for each of twenty keys, whichever process they come to', async t => {
  const { stores, at } = await threeStores(t);
  const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
  const inserts = Array.from({ length: 100 }, (_, index) =>
    keys.map(key => at(index).insert(draftOf(byKey(key)))),
  );
  const answers = await Promise.all(inserts.flat());
  assert.equal(answers.length, 2000);
  assert.equal(answers.filter(({ replayed }) => !replayed).length, keys.length);
  assert.equal(new Set(answers.map(({ request }) => request.reference)).size, keys.length);
  for (const store of stores) assert.equal((await store.list(listOptions())).items.length, keys.length);
});

test('changes of one request by all processes are all made, one after the other', async t => {
  const { at } = await threeStores(t);
  const { reference } = (await at(0).insert(draftOf(byKey('a')))).request;
  const changes = Array.from({ length: 30 }, (_, index) => at(index).update(reference, undefined, started));
  await Promise.all(changes);
  const stored = await at(0).find(reference);
  assert.deepEqual([stored?.version, stored?.revision, stored?.events.length], [31, 31, 31]);
});

for (const kind of ['notification', 'delivery'] as const)
  test(`no ${kind} is claimed by two of three processes that claim at once, and none is left`, async t => {
    const { stores, at } = await threeStores(t);
    for (let number = 0; number < messages / 2; number += 1) {
      const reference = referenceOf(2026, number);
      await at(0).insert(
        draftOf(
          byKey(reference),
          {
            notifications: ['a', 'b'].map(name =>
              notificationOf(reference, name, { channel: name === 'a' ? 'sms' : 'email' }),
            ),
            deliveries: ['a', 'b'].map(name => deliveryOf(reference, name, { webhook: name })),
          },
          () => reference,
        ),
      );
    }
    const claimed: string[] = [];
    const claimAll = async (store: RequestStore) => {
      for (let idle = 0; idle < 5;) {
        const keys = await store.claimMessages({ kind, ...claiming });
        idle = keys.length === 0 ? idle + 1 : 0;
        claimed.push(...keys.map(({ id }) => id));
      }
    };
    await Promise.all(stores.flatMap(store => [claimAll(store), claimAll(store)]));
    assert.equal(new Set(claimed).size, claimed.length, 'claimed twice');
    assert.equal(claimed.length, messages);
  });

test('of one request and webhook, two processes never send two messages at once', async t => {
  const { at } = await threeStores(t);
  const reference = referenceOf(2026, 1);
  const names = Array.from({ length: 20 }, (_, index) => `crm-${index}`);
  await at(0).insert(
    draftOf(byKey('a'), { deliveries: names.map(name => deliveryOf(reference, name)) }, () => reference),
  );
  const claims = await Promise.all(
    Array.from({ length: 30 }, (_, index) => at(index).claimMessages({ kind: 'delivery', ...claiming })),
  );
  assert.equal(claims.flat().length, 1);
});

test('who claims passes over what another process is changing', async t => {
  const { url, at } = await threeStores(t);
  const [one, two] = [referenceOf(2026, 1), referenceOf(2026, 2)];
  for (const reference of [one, two])
    await at(0).insert(
      draftOf(byKey(reference), { notifications: [notificationOf(reference, 'a')] }, () => reference),
    );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM mimer.queues WHERE reference = $1 FOR UPDATE', [one]);
  const claimed = await at(1).claimMessages({ kind: 'notification', ...claiming });
  assert.deepEqual(
    claimed.map(({ reference }) => reference),
    [two],
  );
  await client.end();
});

test('what is done in turn is done by one process at a time, under each name, and what it throws is thrown', async t => {
  const { at } = await threeStores(t);
  let running = 0;
  let most = 0;
  let done = 0;
  const work = async (store: RequestStore) => {
    running += 1;
    most = Math.max(most, running);
    // More than a process has connections for transactions; so nobody who waits may hold one.
    await store
      .insert(draftOf(byKey(`key ${done}`)))
      .then(({ request }) => store.update(request.reference, 1, started));
    done += 1;
    running -= 1;
  };
  await Promise.all(
    Array.from({ length: 45 }, (_, index) => at(index)).map(store =>
      store.inTurn('merge', () => work(store)),
    ),
  );
  assert.deepEqual([most, done], [1, 45]);
  await assert.rejects(
    at(0).inTurn('merge', () => Promise.reject(new Error('no'))),
    {
      message: 'no',
    },
  );
  const inside = await at(0).inTurn('merge', () => at(1).inTurn('something else', () => Promise.resolve(3)));
  assert.equal(inside, 3);
});
