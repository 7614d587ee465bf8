import type { Jurisdiction, Service, Statistics as Figures, StatisticsQuery } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { Content, Start } from '../element/mimer-element.ts';
import { ErrorEvent } from '../error-event.ts';
import type { StatisticsMessages } from '../locales/messages.ts';
import { withOverrides } from '../locales/overrides.ts';
import { renderBarChart, type BarChart } from './bar-chart.ts';
import { renderMonthChart, type MonthCount } from './month-chart.ts';
import { dayOf, formatMonths, monthsBetween } from './months.ts';
import { formatNumber, rowsOf } from './rows.ts';
import type { Statistics, StatisticsClient } from './statistics.ts';
import { statisticsStyles } from './statistics.styles.ts';
import { tell } from '../troubles/tell.ts';

/** What is shown: the figures, and the names of their codes. */
interface Board {
  readonly figures: Figures;
  readonly jurisdiction: Jurisdiction;
  readonly services: readonly Service[];
  readonly messages: StatisticsMessages;
  readonly headingLevel: number;
}

const keyFigures = ({ figures, messages }: Board): TemplateResult => {
  const { statistics, dates } = messages;
  const { total, medianDaysToClose, ratings } = figures;
  const number = (value: number) => formatNumber(value, dates);
  const figure = (value: string, label: string) =>
    html`<div part="figure">
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl part="figures">
    ${figure(number(total), statistics.total)}
    ${
      medianDaysToClose === undefined
        ? nothing
        : figure(statistics.days(number(medianDaysToClose)), statistics.medianDays)
    }
    ${
      ratings === undefined
        ? nothing
        : figure(statistics.rating(number(ratings.mean)), statistics.ratings(number(ratings.count)))
    }
  </dl>`;
};

const barCharts = ({ figures, jurisdiction, services, messages: { statistics } }: Board): BarChart[] => {
  const groups = new Map(services.map(({ group }) => [group.code, group.name]));
  const kinds = new Map(jurisdiction.kinds.map(({ code, name }) => [code, name]));
  const sources = new Map(Object.entries(statistics.sources));
  const statuses = new Map(Object.entries(statistics.statuses));
  const chart = (
    id: string,
    title: string,
    counts: Figures['byKind'],
    names: ReadonlyMap<string, string>,
  ) => ({
    id,
    title,
    rows: rowsOf(counts, code => names.get(code)),
  });
  return [
    chart('groups', statistics.byServiceGroup, figures.byServiceGroup, groups),
    chart('kinds', statistics.byKind, figures.byKind, kinds),
    chart('statuses', statistics.byStatus, figures.byStatus, statuses),
    chart('sources', statistics.bySource, figures.bySource, sources),
  ];
};

/** A month is over once the figures reach to its last day. */
const monthCounts = ({ from, to, byMonth }: Figures): readonly MonthCount[] =>
  monthsBetween(from, to).map(month => ({
    month,
    count: byMonth[month],
    unfinished: to.startsWith(month) && to !== dayOf(month, 'last'),
  }));

const render = (board: Board): TemplateResult => {
  const { figures, messages, headingLevel } = board;
  const { statistics, dates } = messages;
  const months = monthCounts(figures);
  const empty = figures.total === 0;
  return html`<slot name="header"></slot>
    <div part="statistics">
      <div part="head">
        <h2 part="heading" aria-level=${headingLevel}>${statistics.title}</h2>
        <p part="period">${formatMonths(figures.from, figures.to, dates)}</p>
      </div>
      ${
        empty
          ? html`<p part="empty">${statistics.empty}</p>`
          : html`${keyFigures(board)}
              <div part="charts">
                ${months.length > 1 ? renderMonthChart(months, messages, headingLevel + 1) : nothing}
                ${barCharts(board).map(chart => renderBarChart(chart, messages, headingLevel + 1))}
              </div>
              <p part="note">${statistics.caution}</p>`
      }
    </div>
    <slot name="footer"></slot>`;
};

const queryOf = (host: Statistics): StatisticsQuery => {
  const { from, to } = host;
  const [first, last] = [dayOf(from, 'first'), dayOf(to, 'last')];
  const attributes = [
    ...(from !== '' && first === undefined ? ['from'] : []),
    ...(to !== '' && last === undefined ? ['to'] : []),
  ];
  if (attributes.length > 0) void tell({ attributes }, host);
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
};

/** Backends that were said to have no statistics. */
const missed = new Set<string>();

const leaveOut = (host: Statistics): undefined => {
  if (!missed.has(host.endpoint))
    console.info(`<${host.localName}> shows its fallback: the backend does not offer statistics.`);
  missed.add(host.endpoint);
  host.dispatchEvent(new ErrorEvent('unsupported'));
};

/** Brings the figures and the names; a backend that has no figures leaves the fallback where it is. */
export const prepareStatistics = async (
  host: Statistics,
  words: StatisticsMessages,
  { signal, client }: Start<StatisticsClient>,
): Promise<Content | undefined> => {
  const mimer = await client();
  const jurisdiction = await mimer.jurisdiction.get({ signal });
  if (!jurisdiction.capabilities.includes('statistics')) return leaveOut(host);
  const [figures, services] = await Promise.all([
    mimer.statistics.get(queryOf(host), { signal }),
    // Without the names of the groups their codes are shown.
    mimer.services.list({ signal }).catch(() => []),
  ]);
  const messages = withOverrides<StatisticsMessages>(words, host.messages);
  return {
    words: messages,
    styles: statisticsStyles,
    render: () => render({ figures, jurisdiction, services, messages, headingLevel: host.headingLevel }),
  };
};
