import { html, nothing, svg, type TemplateResult } from 'lit';
import type { StatisticsMessages } from '../locales/messages.ts';
import { formatMonth } from './months.ts';
import { axisTop, formatNumber, greatest } from './rows.ts';

/** What a month brought; what was too small to be told is `undefined`. */
export interface MonthCount {
  readonly month: string;
  readonly count: number | undefined;
  /** It is not over yet. */
  readonly unfinished: boolean;
}

/** Room for the months' names below the columns, and for a count above the highest, in percent of the height. */
const floor = 84;
const ceiling = 12;
const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

const summary = (months: readonly MonthCount[], { statistics, dates }: StatisticsMessages): string => {
  const told = months.flatMap(({ month, count }) => (count === undefined ? [] : [{ month, count }]));
  const most = greatest(told);
  if (most === undefined) return '';
  const say = told.length === 1 ? statistics.onlyOne : statistics.most;
  return say(formatMonth(most.month, 'long', dates), formatNumber(most.count, dates));
};

const columns = (months: readonly MonthCount[], { dir, dates }: StatisticsMessages): TemplateResult => {
  const top = axisTop(Math.max(0, ...months.map(({ count = 0 }) => count)));
  const slot = 100 / months.length;
  // Only as many names as there is room for.
  const every = Math.ceil(months.length / 12);
  const middleOf = (index: number) => {
    const middle = (index + 0.5) * slot;
    return dir === 'rtl' ? 100 - middle : middle;
  };
  const heightOf = (count: number) => (count / top) * (floor - ceiling);
  const line = (count: number) =>
    svg`<line class="grid" x1="0" x2="100%" y1=${percent(floor - heightOf(count))} y2=${percent(floor - heightOf(count))} />`;
  const column = ({ month, count, unfinished }: MonthCount, index: number) => {
    const middle = middleOf(index);
    const height = heightOf(count ?? 0);
    return svg`
      ${
        count === undefined
          ? nothing
          : svg`<rect class=${unfinished ? 'column unfinished' : 'column'} x=${percent(middle - slot * 0.32)}
              y=${percent(floor - height)} width=${percent(slot * 0.64)} height=${percent(height)} />
            <text class="value" x=${percent(middle)} y=${percent(floor - height - 2)}>${formatNumber(count, dates)}</text>`
      }
      ${
        index % every === 0
          ? svg`<text class="month" x=${percent(middle)} y="96%">${formatMonth(month, 'short', dates)}</text>
            <text class="month-narrow" x=${percent(middle)} y="96%">${formatMonth(month, 'narrow', dates)}</text>`
          : nothing
      }`;
  };
  const edge = dir === 'rtl' ? '100%' : '0';
  return svg`${line(top)}${line(top / 2)}
    <text class="top" x=${edge} y=${percent(ceiling - 2)}>${formatNumber(top, dates)}</text>
    ${months.map(column)}
    <line class="axis" x1="0" x2="100%" y1=${percent(floor)} y2=${percent(floor)} />`;
};

const monthRow = (
  { month, count, unfinished }: MonthCount,
  { statistics, dates }: StatisticsMessages,
): TemplateResult =>
  html`<tr>
    <th scope="row">
      ${formatMonth(month, 'long', dates)}${unfinished ? html` <span part="note">(${statistics.unfinished})</span>` : nothing}
    </th>
    <td>${count === undefined ? statistics.few : formatNumber(count, dates)}</td>
  </tr>`;

/** Columns in the order of time, and the same as a table. */
export const renderMonthChart = (
  months: readonly MonthCount[],
  messages: StatisticsMessages,
  headingLevel: number,
): TemplateResult => {
  const { statistics } = messages;
  return html`<section part="chart months">
    <h3 part="chart-title" id="months-title" aria-level=${headingLevel}>${statistics.byMonth}</h3>
    <p part="summary-line" id="months-summary">${summary(months, messages)}</p>
    <svg
      part="columns"
      role="img"
      aria-labelledby="months-title"
      aria-describedby="months-summary"
      class=${months.length > 14 ? 'many' : ''}
    >
      <g aria-hidden="true">${columns(months, messages)}</g>
    </svg>
    <details part="details">
      <summary part="details-summary">${statistics.showTable}</summary>
      <table part="table">
        <thead>
          <tr>
            <th scope="col">${statistics.month}</th>
            <th scope="col">${statistics.count}</th>
          </tr>
        </thead>
        <tbody>
          ${months.map(month => monthRow(month, messages))}
        </tbody>
      </table>
    </details>
  </section>`;
};
