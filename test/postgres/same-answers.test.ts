import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskQuery, DeskSort, Status } from '@melikgazi/mimer-sdk/contract';
import { messageIdOf, type StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { MessageQuery } from '../../reference-server/src/store/messages.ts';
import { openLowdbStore } from '../../reference-server/src/store/lowdb/lowdb-store.ts';
import type { ReferenceFilter, RequestStore } from '../../reference-server/src/store/store.ts';
import { byKey, byNumber, draftOf, eventOf } from '../support/drafts.ts';
import { listOptions } from '../support/list-options.ts';
import { ownStore } from '../support/postgres/open-store.ts';
import { randomChoice } from '../support/random-choice.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const histories = 3;
const requestsEach = 45;
const changesEach = 90;
const questionsEach = 150;

type Choose = (choices: number) => number;
const one = <T>(of: readonly T[], choose: Choose): T => of[choose(of.length)] ?? assert.fail();

const words = 'sokak sokağı ışık IŞIKLAR çöp köpek 2026 5302 12 Çağlar gülşah sok don’t a+b'.split(' ');
const names = ['Gülşah', 'İbrahim', 'Işıl', 'Çağlar', 'Sokak'];
const types = [
  'forwarded',
  'started',
  'asked',
  'resolved',
  'declined',
  'transferred',
  'reopened',
  'withdrawn',
  'rated',
  'delivered',
] as const;
const kinds = ['request', 'complaint'];
const services = ['road-repair', 'care', 'noise'];
const units = ['works', 'parks'];

/** Few moments, so that many requests share one; in different offsets. */
const moment = (choose: Choose) => {
  const day = String(1 + choose(28)).padStart(2, '0');
  return `2026-${one(['01', '02', '10', '11'], choose)}-${day}T${one(['00:00:00Z', '00:00:00+03:00', '21:00:00Z', '20:59:59.999Z'], choose)}`;
};
const day = (choose: Choose) => moment(choose).slice(0, 10);
const text = (choose: Choose) => Array.from({ length: choose(6) }, () => one(words, choose)).join(' ');
const phone = (choose: Choose) => `+90530253${String(choose(30)).padStart(4, '9')}`;

const given = (reference: string, choose: Choose): Partial<StoredRequest> => {
  const receivedAt = moment(choose);
  return {
    receivedAt,
    test: choose(6) === 0,
    source: one(['web', 'phone'], choose),
    kind: one(kinds, choose),
    service: one(services, choose),
    description: text(choose),
    attributes: choose(3) === 0 ? { count: text(choose) } : {},
    reply: { channel: one(['none', 'sms'], choose), locale: 'tr' },
    ...(choose(4) > 0 && {
      applicant: {
        givenName: one(names, choose),
        familyName: one(names, choose),
        ...(choose(2) === 0 && { phone: phone(choose) }),
        ...(choose(3) === 0 && { hideIdentity: true }),
      },
    }),
    attachments:
      choose(4) === 0
        ? [{ id: `file-of-${reference}`, name: 'a.jpg', mediaType: 'image/jpeg', bytes: 1 }]
        : [],
    missing: choose(3) === 0 ? ['/location'] : [],
    events: [
      eventOf('received', receivedAt, {
        ...(choose(3) > 0 && {
          due: { on: day(choose), basis: { rule: '3071', days: 30, unit: 'calendar' } },
        }),
      }),
    ],
    notifications: ['a', 'b'].slice(choose(3)).map(name => ({
      id: messageIdOf(reference, name),
      event: name,
      channel: one(['sms', 'email'], choose),
      state: one(['pending', 'sent', 'failed'], choose),
      attempts: 0,
      at: receivedAt,
    })),
    deliveries: [],
  };
};

const change = (
  references: readonly string[],
  choose: Choose,
): ((stored: StoredRequest) => StoredRequest) => {
  const type = one(types, choose);
  const event = eventOf(type, moment(choose), {
    id: `${type}-${choose(1_000_000)}`,
    ...(type === 'forwarded' && { unit: one(units, choose) }),
    ...(type === 'rated' && { score: 1 + choose(5) }),
    ...(choose(3) === 0 && { text: text(choose) }),
    ...(choose(5) === 0 && { due: null }),
  });
  const merger = eventOf('merged', moment(choose), { into: one(references, choose) });
  const [isErased, isMerged, channel, states] = [
    choose(12) === 0,
    choose(5) === 0,
    one(['none', 'sms'] as const, choose),
    choose(3),
  ];
  return stored => ({
    ...stored,
    version: stored.version + 1,
    ...(isErased && { erasedOn: '2026-11-23', description: '', attachments: [] }),
    reply: { ...stored.reply, channel },
    notifications: stored.notifications.map((message, index) =>
      index === states ? { ...message, state: 'sent' } : message,
    ),
    events: [...stored.events, isMerged ? merger : event],
  });
};

const sorts: readonly DeskSort[] = [
  'receivedAt',
  '-receivedAt',
  'updatedAt',
  '-updatedAt',
  'dueOn',
  '-dueOn',
];
const statuses: readonly Status[] = ['received', 'forwarded', 'in_progress', 'resolved', 'merged'];

const searched = (references: readonly string[], choose: Choose): string => {
  const cut = (whole: string) => whole.slice(choose(3), choose(3) + 3 + choose(8));
  switch (choose(5)) {
    case 0:
      return cut(one(references, choose));
    case 1:
      return cut(one(references, choose).replaceAll('-', ''));
    case 2:
      return one([phone(choose), phone(choose).slice(2), cut(phone(choose))], choose);
    case 3:
      return `${one(names, choose).slice(0, 1 + choose(5))} ${one(words, choose)}`;
    default:
      return one(words, choose).slice(0, 1 + choose(5));
  }
};

const deskQuery = (references: readonly string[], choose: Choose): DeskQuery => ({
  sort: one(sorts, choose),
  limit: 1 + choose(12),
  ...(choose(4) === 0 && { status: one(statuses, choose) }),
  ...(choose(5) === 0 && { unit: one(units, choose) }),
  ...(choose(5) === 0 && { service: one(services, choose) }),
  ...(choose(6) === 0 && { kind: one(kinds, choose) }),
  ...(choose(6) === 0 && { source: one(['web', 'phone'] as const, choose) }),
  ...(choose(5) === 0 && { receivedFrom: day(choose) }),
  ...(choose(5) === 0 && { receivedTo: day(choose) }),
  ...(choose(6) === 0 && { dueBefore: day(choose) }),
  ...(choose(5) === 0 && { overdue: choose(2) === 0 }),
  ...(choose(4) === 0 && { test: choose(2) === 0 }),
  ...(choose(2) === 0 && { q: searched(references, choose) }),
});

/** All pages of a list; each is asked of the other store than the one before it. */
const assertSamePages = async <Item>(
  ask: (
    store: RequestStore,
    cursor: string | undefined,
  ) => Promise<{ items: readonly Item[]; nextCursor?: string }>,
  stores: readonly [RequestStore, RequestStore],
  what: string,
) => {
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const [expected, actual] = [await ask(stores[0], cursor), await ask(stores[1], cursor)];
    assert.deepEqual(actual, expected, what);
    cursor = actual.nextCursor;
  }
};

const referencesIn = async (store: RequestStore, filter: ReferenceFilter) => {
  const found: string[] = [];
  for await (const reference of store.references(filter)) found.push(reference);
  return found.sort();
};

for (let seed = 1; seed <= histories; seed += 1)
  test(`after the same history both stores answer the same to everything (seed ${seed})`, async t => {
    const choose = randomChoice(seed * 7919);
    const lowdb = await openLowdbStore({ folder: await temporaryFolder(t) });
    t.after(() => lowdb.close());
    const stores = [lowdb, await ownStore(t)] as const;
    const onBoth = async <T>(act: (store: RequestStore) => Promise<T>) => {
      const outcome = (store: RequestStore) =>
        act(store).catch((error: unknown) => (error instanceof Error ? error.name : 'unknown'));
      const [expected, actual] = [await outcome(stores[0]), await outcome(stores[1])];
      assert.deepEqual(
        JSON.parse(JSON.stringify(actual ?? null)),
        JSON.parse(JSON.stringify(expected ?? null)),
      );
    };
    const references = Array.from({ length: requestsEach }, (_, index) =>
      referenceOf(2025 + choose(2), index * 7919),
    );
    for (const reference of references) {
      const request = given(reference, choose);
      const uniques = {
        ...byKey(`key ${choose(60)}`),
        ...(choose(3) === 0 && byNumber(`phone/${choose(20)}`)),
      };
      await onBoth(store => store.insert(draftOf(uniques, request, () => reference)));
    }
    for (let count = 0; count < changesEach; count += 1) {
      const reference = one(references, choose);
      if (choose(20) === 0) await onBoth(store => store.remove(reference));
      const changed = change(references, choose);
      await onBoth(store => store.update(reference, undefined, changed));
    }
    for (let count = 0; count < questionsEach; count += 1) {
      const query = deskQuery(references, choose);
      const around = { sensitive: choose(2) === 0, today: day(choose) };
      await assertSamePages(
        (store, cursor) =>
          store.list(listOptions({ ...query, ...(cursor !== undefined && { cursor }) }, around)),
        stores,
        JSON.stringify([query, around]),
      );
    }
    for (let count = 0; count < questionsEach / 5; count += 1) {
      const counting = {
        from: day(choose),
        to: `2026-${one(['02', '11', '12'], choose)}-28`,
        timeZone: one(['Europe/Istanbul', 'America/St_Johns', 'Pacific/Apia'], choose),
        test: choose(3) === 0,
        ...(choose(3) === 0 && { unit: one(units, choose) }),
      };
      await onBoth(store => store.statistics(counting));
      const query: MessageQuery = {
        kind: one(['notification', 'delivery'] as const, choose),
        limit: 1 + choose(5),
        ...(choose(2) === 0 && { state: one(['pending', 'sent', 'failed'], choose) }),
        ...(choose(2) === 0 && { lane: one(['sms', 'email'], choose) }),
        ...(choose(3) === 0 && { unit: one(units, choose) }),
        ...(choose(3) === 0 && { test: choose(2) === 0 }),
      };
      await assertSamePages(
        (store, cursor) => store.listMessages({ ...query, cursor }),
        stores,
        JSON.stringify(query),
      );
      const filter: ReferenceFilter = {
        ...(choose(2) === 0 && { test: choose(2) === 0 }),
        ...(choose(2) === 0 && { erased: choose(2) === 0 }),
        ...(choose(2) === 0 && { receivedBefore: moment(choose) }),
        ...(choose(2) === 0 && { closedBefore: moment(choose) }),
        ...(choose(2) === 0 && { withAttachments: true }),
      };
      await onBoth(store => referencesIn(store, filter));
    }
    const files = references.map(reference => `file-of-${reference}`);
    await onBoth(async store => [...(await store.namedAttachments(files))]);
    await onBoth(async store => (await store.owedNews(1000)).map(news => JSON.stringify(news)).sort());
    await onBoth(async store => (await store.messageBacklog()).map(lane => JSON.stringify(lane)).sort());
    for (const reference of references) await onBoth(store => store.find(reference));
    for (let key = 0; key < 60; key += 1) await onBoth(store => store.findByIdempotencyKey([`key ${key}`]));
  });
