import type { Event } from '@melikgazi/mimer-sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';

const line = (label: string, value: string | undefined): unknown =>
  value === undefined ? nothing : html`<p part="event-detail">${label}: <bdi>${value}</bdi></p>`;

const eventItem = (event: Event, messages: TrackerMessages, timeZone: string): TemplateResult => {
  const { tracker, dates } = messages;
  const { at, type, unit, institution, reason, expectedOn, text } = event;
  return html`<li part="event">
    <p part="event-title">${tracker.events[type]}</p>
    <p part="event-date"><time datetime=${at}>${formatDate(at, 'moment', dates, timeZone)}</time></p>
    ${line(tracker.unit, unit?.name)} ${line(tracker.institution, institution?.name)}
    ${line(tracker.reason, reason?.name)}
    ${line(tracker.expectedOn, expectedOn && formatDate(expectedOn, 'day', dates, timeZone))}
    ${text === undefined ? nothing : html`<p part="event-text" dir="auto">${text}</p>`}
  </li>`;
};

/** What happened, oldest first. */
export const renderTimeline = (
  events: readonly Event[],
  messages: TrackerMessages,
  timeZone: string,
): TemplateResult =>
  html`<ol part="timeline">
    ${events.map(event => eventItem(event, messages, timeZone))}
  </ol>`;
