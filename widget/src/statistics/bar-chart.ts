import { html, nothing, type TemplateResult } from 'lit';
import type { StatisticsMessages } from '../locales/messages.ts';
import { formatNumber, greatest, type Row } from './rows.ts';

/** Which counts, under which heading. */
export interface BarChart {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

const bar = (count: number, most: number, rightToLeft: boolean): TemplateResult => {
  const length = most === 0 ? 0 : Math.max(1, Math.round((count / most) * 1000) / 10);
  return html`<svg part="bar" aria-hidden="true">
    <rect class="track" width="100%" height="100%" />
    <rect class="length" x=${rightToLeft ? `${100 - length}%` : '0'} width="${length}%" height="100%" />
  </svg>`;
};

/**
 * Bars within the table of their numbers: names are long and break into lines, which the words of a picture can't, and
 * nobody has to choose between the two.
 */
export const renderBarChart = (
  { id, title, rows }: BarChart,
  { statistics, dates, dir }: StatisticsMessages,
  headingLevel: number,
): unknown => {
  const most = greatest(rows);
  if (most === undefined) return nothing;
  const say = rows.length === 1 ? statistics.onlyOne : statistics.most;
  return html`<section part="chart bars">
    <h3 part="chart-title" id="${id}-title" aria-level=${headingLevel}>${title}</h3>
    <p part="summary-line" id="${id}-summary">${say(most.name, formatNumber(most.count, dates))}</p>
    <table part="bar-table" aria-labelledby="${id}-title" aria-describedby="${id}-summary">
      <thead class="unseen">
        <tr>
          <th scope="col">${statistics.name}</th>
          <th scope="col">${statistics.count}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, count }) =>
            html`<tr>
              <th scope="row">${name} ${bar(count, most.count, dir === 'rtl')}</th>
              <td>${formatNumber(count, dates)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
};
