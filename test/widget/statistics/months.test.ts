import { expect } from '@esm-bundle/chai';
import { dayOf, formatMonth, formatMonths, monthsBetween } from '../../../widget/src/statistics/months.ts';
import { axisTop, rowsOf } from '../../../widget/src/statistics/rows.ts';

describe('the months of the figures', () => {
  it('are all those from one day to another, over the turn of a year', () => {
    expect(monthsBetween('2025-11-20', '2026-02-01')).to.deep.equal([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });

  it('are none where the end comes first, and not without end where a backend errs', () => {
    expect([
      monthsBetween('2026-02-01', '2026-01-31'),
      monthsBetween('0001-01-01', '9999-12-31').length,
    ]).to.deep.equal([[], 120]);
  });

  for (const [text, first, last] of [
    ['2026-01', '2026-01-01', '2026-01-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-02-11', '2026-02-11', '2026-02-11'],
    ['2026-02-30', undefined, undefined],
    ['2026-13', undefined, undefined],
    ['2026', undefined, undefined],
    ['', undefined, undefined],
  ] as const) {
    it(`“${text}” begins on ${first} and ends on ${last}`, () => {
      expect([dayOf(text, 'first'), dayOf(text, 'last')]).to.deep.equal([first, last]);
    });
  }

  it('are written as the locale writes them, in Latin digits and the Gregorian calendar', () => {
    expect([
      formatMonth('2026-02', 'long', 'tr'),
      formatMonth('2026-02', 'short', 'tr'),
      formatMonth('2026-02', 'long', 'fa'),
      formatMonths('2025-12-01', '2026-11-26', 'tr'),
      formatMonths('2026-11-01', '2026-11-26', 'tr'),
    ]).to.deep.equal(['Şubat 2026', 'Şub', 'فوریهٔ 2026', 'Aralık 2025 – Kasım 2026', 'Kasım 2026']);
  });
});

describe('the rows of a chart', () => {
  it('have the greatest first, and a code where there is no name', () => {
    const names = new Map([['a', 'Ada']]);
    expect(rowsOf({ a: 5, b: 20 }, code => names.get(code))).to.deep.equal([
      { code: 'b', name: 'b', count: 20 },
      { code: 'a', name: 'Ada', count: 5 },
    ]);
  });

  for (const [count, top] of [
    [0, 10],
    [10, 10],
    [15, 16],
    [510, 600],
    [600, 600],
    [605, 800],
    [995, 1000],
    [1005, 1200],
  ] as const) {
    it(`reach to ${top} for ${count}`, () => {
      expect(axisTop(count)).to.equal(top);
    });
  }
});
