import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';
import { property } from 'lit/decorators.js';
import { MimerElement, type Content, type Start } from '../element/mimer-element.ts';
import { loadLaterMessages } from '../locales/load-later-messages.ts';

/** The calls that the figures are made from: the SDK's client, or anything with the same shape. */
export interface StatisticsClient {
  readonly jurisdiction: Pick<CitizenClient['jurisdiction'], 'get'>;
  readonly services: Pick<CitizenClient['services'], 'list'>;
  readonly statistics: Pick<CitizenClient['statistics'], 'get'>;
}

/**
 * What everybody may know about a municipality's requests: how many, how soon, how good, and of which sort, month by
 * month. Where the backend does not offer statistics the fallback stays.
 *
 * @slot - Shown until the figures are known, and if they never are.
 * @slot header - Above them.
 * @slot footer - Below them.
 * @event {ReadyEvent} mimer-ready - The figures are shown.
 * @event {ErrorEvent} mimer-error - They could not be fetched; the code is `unsupported` where the backend has none.
 * @csspart base - All of it.
 * @csspart statistics - Heading, figures and charts.
 * @csspart head - Heading and period.
 * @csspart heading - The heading.
 * @csspart period - The months that were counted.
 * @csspart figures - The figures on top.
 * @csspart figure - One of them.
 * @csspart charts - All charts.
 * @csspart chart - One of them.
 * @csspart months - The chart of the months.
 * @csspart bars - A chart of bars.
 * @csspart chart-title - Its heading.
 * @csspart summary-line - What it shows, in a sentence.
 * @csspart columns - The picture of the months.
 * @csspart details - Its table, folded.
 * @csspart details-summary - What unfolds it.
 * @csspart table - The table of the months.
 * @csspart bar-table - A table with bars.
 * @csspart bar - A bar.
 * @csspart note - A line in small print.
 * @csspart empty - That there is nothing to show.
 * @cssproperty [--mimer-max-inline-size=64rem] - How wide it gets.
 */
export class Statistics extends MimerElement<StatisticsClient> {
  /** The first month, `2026-01`, or a day in it; by default eleven months before the last. */
  @property() from = '';
  /** The last month, `2026-12`, or a day in it; by default the present one. */
  @property() to = '';

  protected override get decisive(): readonly PropertyKey[] {
    return [...super.decisive, 'from', 'to'];
  }

  protected override async prepare(start: Start<StatisticsClient>): Promise<Content | undefined> {
    const [{ prepareStatistics }, words] = await Promise.all([
      loadView(),
      loadLaterMessages('statistics', start.locale),
    ]);
    return prepareStatistics(this, words, start);
  }
}

const loadView = () => import('./statistics-view.ts');

declare global {
  interface HTMLElementTagNameMap {
    'mimer-statistics': Statistics;
  }
}
