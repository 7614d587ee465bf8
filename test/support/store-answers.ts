import type { DeskQuery } from '@melikgazi/mimer-sdk/contract';
import type { RequestStore } from '../../reference-server/src/store/store.ts';
import { listOptions } from './list-options.ts';

const queries: readonly DeskQuery[] = [
  {},
  { sort: 'receivedAt' },
  { sort: '-updatedAt' },
  { sort: 'dueOn' },
  { status: 'resolved' },
  { unit: 'works' },
  { service: 'care' },
  { source: 'phone' },
  { test: false },
  { overdue: true },
  { dueBefore: '2026-12-01' },
  { receivedFrom: '2026-11-02', receivedTo: '2026-11-20' },
  ...[
    'cukur',
    'ISIK yan',
    'gulsah',
    'yilmaz cukur',
    '0530 253 91 91',
    '2539',
    '4819',
    '2026',
    'call',
    '12',
  ].map(q => ({ q })),
];

const everywhen = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/Istanbul', test: false };

const collected = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Whatever can be asked of a store that may have these references, keys and files; nothing in it depends on order. */
export const answersOf = async (
  store: RequestStore,
  { references, keys, files }: Record<'references' | 'keys' | 'files', readonly string[]>,
): Promise<unknown> => {
  const lists = queries.flatMap(query =>
    [false, true].map(async sensitive => (await store.list(listOptions(query, { sensitive }))).items),
  );
  const claims = (['notification', 'delivery'] as const).map(async kind => {
    const claiming = { kind, now: '2027-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z', limit: 100 };
    return (await store.claimMessages(claiming)).map(({ id }) => id).sort();
  });
  const messages = (['notification', 'delivery'] as const).flatMap(kind =>
    ['pending', 'sent', undefined].map(async state =>
      (await store.listMessages({ kind, state })).items.map(({ id }) => id),
    ),
  );
  return {
    lists: await Promise.all(lists),
    requests: await Promise.all(references.map(reference => store.find(reference))),
    tracking: await Promise.all(references.map(reference => store.trackingOf(reference))),
    byKey: await Promise.all(keys.map(key => store.findByIdempotencyKey([key]))),
    byNumber: await Promise.all(keys.map(key => store.findByExternalKey(key))),
    files: [...(await store.namedAttachments(files))].sort(),
    claims: await Promise.all(claims),
    messages: await Promise.all(messages),
    backlog: (await store.messageBacklog()).toSorted((one, other) => (one.lane < other.lane ? -1 : 1)),
    news: (await store.owedNews(100)).map(({ reference, event }) => `${reference} ${event}`).sort(),
    erased: (await collected(store.references({ erased: true }))).sort(),
    withFiles: (await collected(store.references({ withAttachments: true }))).sort(),
    closed: (await collected(store.references({ closedBefore: '2026-11-20T00:00:00Z' }))).sort(),
    statistics: await store.statistics(everywhen),
  };
};
