import type { DeskQuery } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { byKey, draftOf, eventOf } from '../drafts.ts';
import { listOptions } from '../list-options.ts';
import type { OpenStore } from '../request-store-suite.ts';

const dueOn = (on: string) => ({
  due: { on, basis: { rule: 'law', days: 15, unit: 'calendar' as const } },
});
const received = (on: string) => eventOf('received', '2026-11-01T09:00:00+03:00', dueOn(on));

const requests: Readonly<Record<string, Partial<StoredRequest>>> = {
  late: { events: [received('2026-11-22')] },
  today: { events: [received('2026-11-23')] },
  closed: { events: [received('2026-11-22'), eventOf('resolved', '2026-11-21T09:00:00+03:00')] },
  forwarded: { events: [eventOf('forwarded', '2026-11-21T09:00:00+03:00', { unit: 'parks' })] },
  call: { source: 'phone', kind: 'complaint', service: 'noise', test: true },
  midnight: { receivedAt: '2026-11-09T21:00:00Z' },
  justBefore: { receivedAt: '2026-11-09T20:59:59.999Z' },
};

/** Filters of the desk's list. */
export const filterTests = (open: OpenStore): void => {
  const names = async (t: TestContext, query: DeskQuery): Promise<string[]> => {
    const store = await open(t);
    const nameOf = new Map<string, string>();
    for (const [name, given] of Object.entries(requests)) {
      nameOf.set((await store.insert(draftOf(byKey(name), given))).request.reference, name);
    }
    const { items } = await store.list(listOptions(query));
    return items.map(({ reference }) => nameOf.get(reference) ?? '').sort();
  };

  const finds = (title: string, query: DeskQuery, expected: readonly string[]) =>
    test(title, async t => assert.deepEqual(await names(t, query), [...expected].sort()));

  finds('without a filter everything is listed', {}, Object.keys(requests));
  finds('overdue are open requests whose day has passed', { overdue: true }, ['late']);
  finds(
    'not overdue are all others',
    { overdue: false },
    Object.keys(requests).filter(name => name !== 'late'),
  );
  finds('due before a day leaves that day out', { dueBefore: '2026-11-23' }, ['late', 'closed']);
  finds('a status is derived from the events', { status: 'resolved' }, ['closed']);
  finds('a unit is the one it was forwarded to', { unit: 'parks' }, ['forwarded']);
  finds('a source is matched', { source: 'phone' }, ['call']);
  finds('a kind is matched', { kind: 'complaint' }, ['call']);
  finds('a service is matched', { service: 'noise' }, ['call']);
  finds('tests are found alone', { test: true }, ['call']);
  finds(
    'tests are left out',
    { test: false },
    Object.keys(requests).filter(name => name !== 'call'),
  );
  finds('filters are combined', { service: 'noise', source: 'web' }, []);
  finds(
    'received from counts the day in the time zone',
    { receivedFrom: '2026-11-10', receivedTo: '2026-11-10' },
    ['midnight'],
  );
  finds('received to includes its day', { receivedTo: '2026-11-09' }, ['justBefore']);
};
