import type { DeskSort } from '@melikgazi/mimer-sdk/contract';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import { listOptions, referencesOf } from '../list-options.ts';
import type { OpenStore } from '../request-store-suite.ts';

const insert = (store: RequestStore, number: number, receivedAt: string, due?: string) =>
  store.insert(
    draftOf(
      byKey(`key-${number}`),
      {
        receivedAt,
        events: [
          eventOf('received', receivedAt, {
            ...(due !== undefined && {
              due: { on: due, basis: { rule: 'law', days: 15, unit: 'calendar' } },
            }),
          }),
        ],
      },
      () => referenceOf(2026, number),
    ),
  );

const allPages = async (store: RequestStore, sort: DeskSort, limit: number, between = async () => {}) => {
  const found: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await store.list(listOptions({ sort, limit, ...(cursor !== undefined && { cursor }) }));
    found.push(...page.items.map(({ reference }) => reference));
    cursor = page.nextCursor;
    await between();
  }
  return found;
};

/** Order and pages of the desk's list. */
export const pageTests = (open: OpenStore): void => {
  test('the newest come first, fifty on a page', async t => {
    const store = await open(t);
    for (let day = 10; day < 30; day += 1) await insert(store, day, `2026-10-${day}T12:00:00+03:00`);
    for (let number = 100; number < 140; number += 1) await insert(store, number, '2026-09-01T12:00:00Z');
    const page = await store.list(listOptions());
    assert.equal(page.items.length, 50);
    assert.equal(page.items[0]?.reference, referenceOf(2026, 29));
    assert.notEqual(page.nextCursor, undefined);
  });

  test('moments are compared, whatever their offsets', async t => {
    const store = await open(t);
    await insert(store, 1, '2026-11-23T10:00:00+03:00');
    await insert(store, 2, '2026-11-23T08:00:00Z');
    assert.deepEqual(await referencesOf(store, listOptions()), [referenceOf(2026, 2), referenceOf(2026, 1)]);
  });

  for (const sort of ['receivedAt', '-receivedAt', 'dueOn', '-dueOn', 'updatedAt', '-updatedAt'] as const) {
    test(`pages by ${sort} hold every request once, though most are alike`, async t => {
      const store = await open(t);
      for (let number = 0; number < 23; number += 1) {
        const day = `2026-11-0${1 + (number % 3)}`;
        await insert(store, number, `${day}T12:00:00Z`, number % 4 === 0 ? undefined : day);
      }
      const whole = await referencesOf(store, listOptions({ sort, limit: 200 }));
      assert.equal(new Set(whole).size, 23);
      for (const limit of [1, 5, 22, 23]) assert.deepEqual(await allPages(store, sort, limit), whole);
    });
  }

  test('requests without a due date come last both ways', async t => {
    const store = await open(t);
    await insert(store, 1, '2026-11-01T12:00:00Z');
    await insert(store, 2, '2026-11-01T12:00:00Z', '2026-12-02');
    await insert(store, 3, '2026-11-01T12:00:00Z', '2026-12-01');
    const [none, later, sooner] = [1, 2, 3].map(number => referenceOf(2026, number));
    assert.deepEqual(await allPages(store, 'dueOn', 1), [sooner, later, none]);
    assert.deepEqual(await allPages(store, '-dueOn', 1), [later, sooner, none]);
  });

  test('requests that arrive between two pages are neither repeated nor push others out', async t => {
    const store = await open(t);
    const before: string[] = [];
    for (let number = 0; number < 10; number += 1) {
      before.push((await insert(store, 2 * number, '2026-11-01T12:00:00Z')).request.reference);
    }
    let next = 1;
    const found = await allPages(store, '-receivedAt', 3, async () => {
      if (next < 20) await insert(store, next, '2026-11-01T12:00:00Z');
      next += 2;
    });
    assert.equal(new Set(found).size, found.length);
    assert.deepEqual(
      before.filter(reference => !found.includes(reference)),
      [],
    );
  });

  test('a cursor of another sort, or none of ours, is refused', async t => {
    const store = await open(t);
    await insert(store, 1, '2026-11-01T12:00:00Z');
    await insert(store, 2, '2026-11-02T12:00:00Z');
    const { nextCursor = '' } = await store.list(listOptions({ limit: 1 }));
    assert.match(nextCursor, /^[A-Za-z0-9_-]+$/);
    const forged = Buffer.from('["-receivedAt","soon","x"]').toString('base64url');
    for (const cursor of ['', '!', 'bm9uc2Vuc2U', forged]) {
      const error = { name: 'QueryError', parameter: 'cursor' };
      await assert.rejects(store.list(listOptions({ cursor })), error, cursor);
    }
    const other = listOptions({ cursor: nextCursor, sort: 'receivedAt' });
    await assert.rejects(store.list(other), { name: 'QueryError', parameter: 'cursor' });
  });
};
