import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import { renderRememberBox } from '../remembered/remember-box.ts';
import { entryOf } from '../request-form/words.ts';
import { describeLocation } from './describe-location.ts';
import { renderFiles, type FilesView } from './files.ts';
import { isOverdue } from './offers.ts';
import type { Place } from './place.ts';
import { renderTimeline } from './timeline.ts';

/** What the result is given. */
export interface ResultView {
  readonly request: TrackedRequest;
  readonly messages: TrackerMessages;
  readonly headingLevel: number;
  readonly place: Place;
  /** When it was looked up. */
  readonly seenAt: string;
  readonly isBusy: boolean;
  readonly files: FilesView;
  /** What can be done with it. */
  readonly actions: unknown;
  /** Whether this device remembers it; absent where that is not offered. */
  readonly isRemembered: boolean | undefined;
  readonly onRemember: (isWanted: boolean) => void;
  readonly onCopy: () => void;
  readonly onPrint: () => void;
  readonly onRefresh: () => void;
  readonly onAnother: () => void;
}

const dueLine = (view: ResultView): unknown => {
  const { request, messages, place, seenAt } = view;
  const { tracker, dates } = messages;
  const { dueOn, dueBasis, closedAt } = request;
  if (dueOn === undefined || closedAt !== undefined) return nothing;
  const day = (value: string) => formatDate(value, 'day', dates, place.timeZone);
  const before = dueBasis?.extendedFrom;
  return html`<p part="due">
      ${tracker.dueOn}: <strong>${day(dueOn)}</strong>
      ${isOverdue(request, place, Date.parse(seenAt)) ? html`<span part="overdue">${tracker.overdue}</span>` : nothing}
    </p>
    ${before === undefined ? nothing : html`<p part="extended">${tracker.extended(day(before))}</p>`}`;
};

const facts = (view: ResultView): TemplateResult => {
  const { request, messages, place } = view;
  const { tracker, dates } = messages;
  const fact = (label: string, value: string | undefined): unknown =>
    value === undefined
      ? nothing
      : html`<div part="fact">
          <dt>${label}</dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`;
  const day = (value: string | undefined) => value && formatDate(value, 'day', dates, place.timeZone);
  const lines = describeLocation(request.location, place, messages);
  return html`<dl part="facts">
    ${fact(tracker.service, request.service.name)} ${fact(tracker.unit, request.unit?.name)}
    ${fact(tracker.receivedAt, day(request.receivedAt))} ${fact(tracker.closedAt, day(request.closedAt))}
    ${fact(tracker.replyChannel, entryOf<string>(messages.channels, request.reply.channel))}
    ${
      lines.length === 0
        ? nothing
        : html`<div part="fact">
            <dt>${tracker.location}</dt>
            ${lines.map(line => html`<dd><bdi>${line}</bdi></dd>`)}
          </div>`
    }
  </dl>`;
};

const statusHead = (view: ResultView): TemplateResult => {
  const { request, messages, headingLevel, onCopy } = view;
  const { tracker } = messages;
  const tone = request.closedAt === undefined ? request.status : `closed ${request.status}`;
  return html`<div part="status" class=${tone}>
    <div part="status-line">
      <p part="reference"><bdi dir="ltr">${request.reference}</bdi></p>
      <button part="button secondary small" type="button" aria-label=${tracker.copyNumber} @click=${onCopy}>
        ${tracker.copy}
      </button>
    </div>
    <h2 part="heading sentence" id="sentence" tabindex="-1" aria-level=${headingLevel}>
      ${tracker.statuses[request.status]}
    </h2>
    ${dueLine(view)}
  </div>`;
};

const whatWasWritten = (view: ResultView): TemplateResult => {
  const { request, messages, headingLevel, files } = view;
  const { tracker } = messages;
  const { attachments } = request;
  return html`<section part="section">
    <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.request}</h3>
    ${facts(view)}
    <div part="written">
      <h4 part="label" aria-level=${headingLevel + 2}>${tracker.description}</h4>
      <p part="description" dir="auto">${request.description}</p>
    </div>
    ${
      attachments.length === 0
        ? nothing
        : html`<div part="written">
            <h4 part="label" aria-level=${headingLevel + 2}>${tracker.ownFiles}</h4>
            ${renderFiles(attachments, files)}
          </div>`
    }
  </section>`;
};

/** How a request stands: one sentence, by when, what can be done, the trail, what was written. */
export const renderResult = (view: ResultView): TemplateResult => {
  const { request, messages, headingLevel, place, files } = view;
  const { tracker, dates } = messages;
  const { timeZone } = place;
  const button = (part: string, words: string, onClick: () => void, isBusy = false) =>
    html`<button
      part="button secondary ${part}"
      type="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${onClick}
    >
      ${words}
    </button>`;
  return html`<div part="result">
    ${statusHead(view)} ${view.actions}
    <section part="section">
      <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.timeline}</h3>
      ${renderTimeline(request.timeline, { messages, timeZone, files })}
    </section>
    ${whatWasWritten(view)}
    ${renderRememberBox({ messages, isRemembered: view.isRemembered, onChange: view.onRemember })}
    <div part="buttons">
      ${button('refresh', tracker.refresh, view.onRefresh, view.isBusy)}
      ${button('print', tracker.print, view.onPrint)} ${button('another', tracker.another, view.onAnother)}
    </div>
    <p part="aside">${tracker.refreshed(formatDate(view.seenAt, 'moment', dates, timeZone))}</p>
  </div>`;
};
