import type { Statistics } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disclosureThreshold, publicStatistics } from '@melikgazi/mimer-sdk/domain';

const desk = (given: Partial<Statistics> = {}): Statistics => ({
  from: '2026-01-01',
  to: '2026-11-23',
  total: 0,
  bySource: {},
  byKind: {},
  byServiceGroup: {},
  byStatus: {},
  byMonth: {},
  ...given,
});

test('a count below the threshold is left out', () => {
  const { bySource } = publicStatistics(desk({ bySource: { web: 4, phone: 5, email: 1, petition: 100 } }));
  assert.deepEqual(bySource, { phone: 5, petition: 100 });
});

test('all other counts are rounded to multiples of five', () => {
  const counts = { a: 5, b: 7, c: 8, d: 12, e: 13, f: 176_292 };
  const expected = { a: 5, b: 5, c: 10, d: 10, e: 15, f: 176_290 };
  const { byKind, byMonth } = publicStatistics(desk({ byKind: counts, byMonth: counts }));
  assert.deepEqual([byKind, byMonth], [expected, expected]);
});

test('a total below the threshold is none', () => {
  assert.equal(publicStatistics(desk({ total: 4 })).total, 0);
  assert.equal(publicStatistics(desk({ total: 6 })).total, 5);
});

test('what is missing from the total does not tell a count that was left out', () => {
  // The public answers for every number of e-mails that is left out beside every number of calls.
  const hidden = (email: number, phone: number) =>
    JSON.stringify(publicStatistics(desk({ total: email + phone, bySource: { email, phone } })));
  for (let email = 0; email < disclosureThreshold; email += 1) {
    const sameAnswer = new Set<number>();
    for (let phone = 95; phone < 105; phone += 1)
      for (let other = 0; other < disclosureThreshold; other += 1)
        for (let calls = 95; calls < 105; calls += 1)
          if (hidden(other, calls) === hidden(email, phone)) sameAnswer.add(other);
    assert.ok(sameAnswer.size >= 3, `only ${[...sameAnswer].join(', ')} could be meant`);
  }
});

test('a median of few and ratings of few are left out', () => {
  const few = {
    medianDaysToClose: 2,
    daysToClose: { count: 4, median: 2, p90: 3 },
    ratings: { count: 4, mean: 1 },
  };
  const told = publicStatistics(desk(few));
  assert.deepEqual([told.medianDaysToClose, told.ratings], [undefined, undefined]);
  const many = {
    medianDaysToClose: 2,
    daysToClose: { count: 5, median: 2, p90: 3 },
    ratings: { count: 8, mean: 4.5 },
  };
  const toldMore = publicStatistics(desk(many));
  assert.deepEqual([toldMore.medianDaysToClose, toldMore.ratings], [2, { count: 10, mean: 4.5 }]);
});

test('the spread of durations stays at the desk', () => {
  const told = publicStatistics(desk({ daysToClose: { count: 100, median: 2, p90: 3 } }));
  assert.equal(told.daysToClose, undefined);
});
