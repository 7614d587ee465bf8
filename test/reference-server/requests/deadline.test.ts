import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { dueFor, dueOn } from '@melikgazi/mimer-sdk/domain';
import { rivertonFolder } from '../../support/server.ts';

const melikgaziFolder = fileURLToPath(
  new URL('../../../reference-server/jurisdictions/melikgazi', import.meta.url),
);

// Computed from Türkiye's public holidays (law 2429), half days counted as working days.
const vectors = [
  ['2026-10-23', '2026-11-16', '2026-12-07', '2026-11-22'],
  ['2026-11-23', '2026-12-14', '2027-01-05', '2026-12-23'],
  ['2027-03-01', '2027-03-25', '2027-04-15', '2027-03-31'],
  ['2028-05-02', '2028-05-26', '2028-06-16', '2028-06-01'],
] as const;

for (const [start, fifteen, thirty, calendar] of vectors) {
  test(`from ${start}, 15 and 30 working days and 30 calendar days end when they should`, async () => {
    const data = await loadJurisdiction(melikgaziFolder);
    assert.equal(dueOn(start, { workingDays: 15 }, data), fifteen);
    assert.equal(dueOn(start, { workingDays: 30 }, data), thirty);
    assert.equal(dueOn(start, { calendarDays: 30 }, data), calendar);
  });
}

test('a full holiday and, where the municipality says so, a half one are no working days', async () => {
  const data = await loadJurisdiction(rivertonFolder);
  assert.equal(dueOn('2026-11-23', { workingDays: 3 }, data), '2026-11-27');
  assert.equal(dueOn('2026-12-23', { workingDays: 1 }, data), '2026-12-28');
});

test('the day a request came is the day where the municipality is', async () => {
  const data = await loadJurisdiction(rivertonFolder);
  assert.equal(dueFor('complaint', '2026-11-24T04:59:59.000Z', data)?.on, '2026-12-03');
  assert.equal(dueFor('complaint', '2026-11-24T05:00:00.000Z', data)?.on, '2026-12-04');
});
