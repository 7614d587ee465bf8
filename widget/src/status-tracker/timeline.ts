import type { Event } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import { deliveryOf } from './delivery.ts';
import { renderFiles, type FilesView } from './files.ts';

/** What the timeline is given. */
export interface TimelineView {
  readonly messages: TrackerMessages;
  readonly timeZone: string;
  readonly files: FilesView;
}

/** The id of an event's row, so that it can take the focus. */
export const eventRowId = ({ id }: Pick<Event, 'id'>): string => `event-${id}`;

const line = (label: string, value: string | undefined): unknown =>
  value === undefined ? nothing : html`<p part="event-detail">${label}: <bdi>${value}</bdi></p>`;

const wordsOf = ({ text, redacted }: Event, { tracker }: TrackerMessages): unknown => {
  if (redacted === true) return html`<p part="event-detail">${tracker.removed}</p>`;
  return text === undefined ? nothing : html`<p part="event-text" dir="auto">${text}</p>`;
};

const deliveryLine = (event: Event, { messages, timeZone }: TimelineView): unknown => {
  const delivery = deliveryOf(event, messages, timeZone);
  const state = event.notification?.state;
  return delivery === undefined
    ? nothing
    : html`<p part="event-delivery" class=${state === 'sent' || state === 'done' ? 'sent' : ''}>
        ${delivery}
      </p>`;
};

const eventItem = (event: Event, view: TimelineView): TemplateResult => {
  const { messages, timeZone, files } = view;
  const { tracker, dates } = messages;
  const { at, type, unit, institution, reason, expectedOn, score, attachments = [] } = event;
  return html`<li part="event" id=${eventRowId(event)} class=${event.actor} tabindex="-1">
    <p part="event-title">${tracker.events[type]}</p>
    <p part="event-date"><time datetime=${at}>${formatDate(at, 'moment', dates, timeZone)}</time></p>
    ${line(tracker.unit, unit?.name)} ${line(tracker.institution, institution?.name)}
    ${line(tracker.reason, reason?.name)}
    ${line(tracker.expectedOn, expectedOn && formatDate(expectedOn, 'day', dates, timeZone))}
    ${score === undefined ? nothing : html`<p part="event-detail">${tracker.score(score)}</p>`}
    ${wordsOf(event, messages)} ${attachments.length === 0 ? nothing : renderFiles(attachments, files)}
    ${deliveryLine(event, view)}
  </li>`;
};

/** What happened, oldest first. */
export const renderTimeline = (events: readonly Event[], view: TimelineView): TemplateResult =>
  html`<ol part="timeline">
    ${events.map(event => eventItem(event, view))}
  </ol>`;
