import { statusSchema, type Source } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { count, type Countable, deskStatistics, publicStatistics } from '@melikgazi/mimer-sdk/domain';
import { rivertonFolder } from '../../support/server.ts';

/** What MİMER took in from its first day, 2 January 2017, to the end of 2019. */
const threeYears = {
  petition: 41_000,
  phone: 78_290,
  email: 7_000,
  in_person: 44_000,
  social_media: 6_000,
} as const satisfies Partial<Record<Source, number>>;

const sources: readonly Source[] = ['petition', 'phone', 'email', 'in_person', 'social_media'];

function* requests(): Generator<Countable> {
  const first = Date.parse('2017-01-02T05:00:00Z');
  const length = Date.parse('2019-12-31T14:00:00Z') - first;
  for (const source of sources) {
    const total = Object.entries(threeYears).find(([name]) => name === source)?.[1] ?? 0;
    for (let index = 0; index < total; index += 1)
      yield {
        source,
        kind: index % 3 === 0 ? 'complaint' : 'tip',
        service: 'STR-1',
        status: statusSchema.options[index % 10] ?? 'received',
        test: false,
        receivedAt: first + (length * index) / total,
        closedAt: first + (length * index) / total + 86_400_000,
        scores: [],
      };
  }
}

test('the counts by source are those of the source document, at the desk and in public', async () => {
  const data = await loadJurisdiction(rivertonFolder);
  const counting = { from: '2017-01-01', to: '2019-12-31', timeZone: 'Europe/Istanbul', test: false };
  const desk = deskStatistics(count(requests(), counting), counting, data);
  const open = publicStatistics(desk);
  for (const statistics of [desk, open]) {
    assert.equal(statistics.total, 176_290);
    assert.deepEqual(statistics.bySource, threeYears);
    assert.equal(Object.keys(statistics.byMonth).length, 36);
  }
});
