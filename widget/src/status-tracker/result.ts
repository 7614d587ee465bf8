import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import { renderTimeline } from './timeline.ts';

/** What the result is given. */
export interface ResultView {
  readonly request: TrackedRequest;
  readonly messages: TrackerMessages;
  readonly headingLevel: number;
  readonly timeZone: string;
  /** When it was looked up. */
  readonly seenAt: string;
  readonly onRefresh: () => void;
  readonly onAnother: () => void;
}

/** How a request stands: one sentence, the facts, the trail. */
export const renderResult = (view: ResultView): TemplateResult => {
  const { request, messages, headingLevel, timeZone } = view;
  const { tracker, dates } = messages;
  const open = request.closedAt === undefined;
  const fact = (label: string, value: string | undefined): unknown =>
    value === undefined
      ? nothing
      : html`<div part="fact">
          <dt>${label}</dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`;
  const day = (value: string | undefined) => value && formatDate(value, 'day', dates, timeZone);
  return html`<div part="result">
    <div part="status" class=${open ? '' : 'closed'}>
      <p part="reference"><bdi dir="ltr">${request.reference}</bdi></p>
      <h2 part="heading sentence" id="sentence" tabindex="-1" aria-level=${headingLevel}>
        ${tracker.statuses[request.status]}
      </h2>
    </div>
    <dl part="facts">
      ${fact(tracker.service, request.service.name)} ${fact(tracker.unit, request.unit?.name)}
      ${fact(tracker.receivedAt, day(request.receivedAt))}
      ${open ? fact(tracker.dueOn, day(request.dueOn)) : fact(tracker.closedAt, day(request.closedAt))}
    </dl>
    <section>
      <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.timeline}</h3>
      ${renderTimeline(request.timeline, messages, timeZone)}
    </section>
    <section>
      <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.description}</h3>
      <p part="description" dir="auto">${request.description}</p>
    </section>
    <p part="aside">${tracker.refreshed(formatDate(view.seenAt, 'moment', dates, timeZone))}</p>
    <div part="buttons">
      <button part="button" type="button" @click=${view.onRefresh}>${tracker.refresh}</button>
      <button part="button secondary" type="button" @click=${view.onAnother}>${tracker.another}</button>
    </div>
  </div>`;
};
