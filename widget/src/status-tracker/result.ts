import type { TrackedRequest } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';
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
  readonly onRemember: (event: Event) => void;
  readonly onCopy: () => void;
  readonly onPrint: () => void;
  readonly onRefresh: () => void;
  readonly onAnother: () => void;
}

const dueFact = (view: ResultView): unknown => {
  const { request, messages, place, seenAt } = view;
  const { tracker, dates } = messages;
  const { dueOn, dueBasis, closedAt } = request;
  if (dueOn === undefined || closedAt !== undefined) return nothing;
  const day = (value: string) => formatDate(value, 'day', dates, place.timeZone);
  const before = dueBasis?.extendedFrom;
  return html`<div part="fact">
    <dt>${tracker.dueOn}</dt>
    <dd>
      ${day(dueOn)}
      ${isOverdue(request, place, Date.parse(seenAt)) ? html`<span part="overdue">${tracker.overdue}</span>` : nothing}
      ${before === undefined ? nothing : html`<span part="extended">${tracker.extended(day(before))}</span>`}
    </dd>
  </div>`;
};

const facts = (view: ResultView): TemplateResult => {
  const { request, messages, place } = view;
  const { tracker, dates } = messages;
  const fact = (label: string, value: string | undefined): unknown =>
    value === undefined
      ? nothing
      : html`<div part="fact">
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`;
  const day = (value: string | undefined) => value && formatDate(value, 'day', dates, place.timeZone);
  const lines = describeLocation(request.location, place, messages);
  return html`<dl part="facts">
    ${fact(tracker.service, request.service.name)} ${fact(tracker.unit, request.unit?.name)}
    ${fact(tracker.receivedAt, day(request.receivedAt))} ${dueFact(view)}
    ${fact(tracker.closedAt, day(request.closedAt))}
    ${fact(tracker.replyChannel, entryOf<string>(messages.channels, request.reply.channel))}
    ${
      lines.length === 0
        ? nothing
        : html`<div part="fact">
            <dt>${tracker.location}</dt>
            ${lines.map(line => html`<dd dir="auto">${line}</dd>`)}
          </div>`
    }
  </dl>`;
};

const rememberBox = ({ isRemembered, messages, onRemember }: ResultView): unknown =>
  isRemembered === undefined
    ? nothing
    : html`<mimer-checkbox
        part="field remember"
        name="remember"
        .label=${messages.remember.label}
        .hint=${messages.remember.hint}
        .messages=${messages.field}
        .value=${isRemembered}
        @change=${onRemember}
      ></mimer-checkbox>`;

const statusHead = ({ request, messages, headingLevel, onCopy }: ResultView): TemplateResult => {
  const { tracker } = messages;
  const tone = request.closedAt === undefined ? request.status : `closed ${request.status}`;
  return html`<div part="status" class=${tone}>
    <div part="status-line">
      <p part="reference" dir="ltr">${request.reference}</p>
      <button part="button secondary small" class="copy" type="button" @click=${onCopy}>
        ${tracker.copy}
      </button>
    </div>
    <h2 part="heading sentence" id="sentence" tabindex="-1" aria-level=${headingLevel}>
      ${tracker.statuses[request.status]}
    </h2>
  </div>`;
};

/** How a request stands: one sentence, the facts, what can be done, the trail. */
export const renderResult = (view: ResultView): TemplateResult => {
  const { request, messages, headingLevel, place, files } = view;
  const { tracker, dates } = messages;
  return html`<div part="result">
    ${statusHead(view)} ${facts(view)} ${view.actions}
    <section part="section">
      <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.timeline}</h3>
      ${renderTimeline(request.timeline, { messages, timeZone: place.timeZone, files })}
    </section>
    <section part="section">
      <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.description}</h3>
      <p part="description" dir="auto">${request.description}</p>
    </section>
    ${
      request.attachments.length === 0
        ? nothing
        : html`<section part="section">
            <h3 part="section-title" aria-level=${headingLevel + 1}>${tracker.ownFiles}</h3>
            ${renderFiles(request.attachments, files)}
          </section>`
    }
    ${rememberBox(view)}
    <div part="buttons">
      <button
        part="button refresh"
        type="button"
        aria-disabled=${view.isBusy ? 'true' : nothing}
        @click=${view.onRefresh}
      >
        ${tracker.refresh}
      </button>
      <button part="button secondary" type="button" @click=${view.onPrint}>${tracker.print}</button>
      <button part="button secondary another" type="button" @click=${view.onAnother}>
        ${tracker.another}
      </button>
    </div>
    <p part="aside">${tracker.refreshed(formatDate(view.seenAt, 'moment', dates, place.timeZone))}</p>
  </div>`;
};
