import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Counting, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import type { OpenStore } from '../request-store-suite.ts';

const year: Counting = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/Istanbul', test: false };

const request = (receivedAt: string, given: Partial<StoredRequest> = {}): Partial<StoredRequest> => ({
  receivedAt,
  ...given,
  events: [eventOf('received', receivedAt), ...(given.events ?? [])],
});

const requests: readonly Partial<StoredRequest>[] = [
  // In Istanbul the new year is three hours old.
  request('2025-12-31T21:00:00Z', { source: 'phone', service: 'noise' }),
  request('2025-12-31T20:59:59.999Z'),
  request('2026-03-10T10:00:00Z', {
    kind: 'complaint',
    events: [
      eventOf('forwarded', '2026-03-10T11:00:00Z', { unit: 'parks' }),
      eventOf('resolved', '2026-03-12T22:00:00Z'),
      eventOf('rated', '2026-03-13T10:00:00Z', { score: 2 }),
      eventOf('reopened', '2026-03-14T10:00:00Z'),
      eventOf('resolved', '2026-03-20T10:00:00Z'),
      eventOf('rated', '2026-03-21T10:00:00Z', { score: 5 }),
    ],
  }),
  request('2026-03-31T20:59:59Z', { events: [eventOf('declined', '2026-04-02T20:59:59Z')] }),
  request('2026-03-31T21:00:00Z', { test: true }),
];

/** Counts over all requests. */
export const statisticsTests = (open: OpenStore): void => {
  const counts = async (t: TestContext, given: Partial<Counting> = {}) => {
    const store = await open(t);
    for (const [index, given] of requests.entries())
      await store.insert(draftOf(byKey(`key-${index}`), given));
    return store.statistics({ ...year, ...given });
  };

  test('requests are counted by what they are, in the days of the time zone', async t => {
    assert.deepEqual(await counts(t), {
      total: 3,
      bySource: { phone: 1, web: 2 },
      byKind: { complaint: 1, request: 2 },
      byService: { noise: 1, 'road-repair': 2 },
      byStatus: { declined: 1, received: 1, resolved: 1 },
      byMonth: { '2026-01': 1, '2026-03': 2 },
      daysToClose: { count: 2, median: 6, p90: 9.2 },
      ratings: { count: 2, sum: 7 },
    });
  });

  test('a unit is counted for itself', async t => {
    const { total, byKind } = await counts(t, { unit: 'parks' });
    assert.deepEqual([total, byKind], [1, { complaint: 1 }]);
  });

  test('test requests are counted apart', async t => {
    const { total, byMonth } = await counts(t, { test: true });
    assert.deepEqual([total, byMonth], [1, { '2026-04': 1 }]);
  });

  test('a time without requests has no counts and no durations', async t => {
    const { total, bySource, daysToClose, ratings } = await counts(t, { from: '2026-12-01' });
    assert.deepEqual([total, bySource, daysToClose, ratings], [0, {}, undefined, { count: 0, sum: 0 }]);
  });
};
