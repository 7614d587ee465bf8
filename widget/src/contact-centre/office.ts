import { html, nothing, type TemplateResult } from 'lit';
import type { ContactMessages } from '../locales/messages.ts';
import { channelIcon } from './icons.ts';
import { groupHours } from './group-hours.ts';
import {
  openState,
  weekdayAt,
  weekdays,
  type OpeningHours,
  type OpenState,
  type Turn,
  type Weekday,
} from './open-state.ts';

/** What is shown of an office. */
export interface OfficeView {
  readonly address: string;
  readonly openingHours: OpeningHours;
  readonly alwaysOpen: boolean;
  readonly timeZone: string;
  readonly messages: ContactMessages;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** 2024 began on a Monday. */
const nameOfDay = (weekday: Weekday, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday)),
  );

const stateLine = (state: OpenState, { contact, dates }: ContactMessages): unknown => {
  const when = (say: typeof contact.opens, { inDays, weekday, time }: Turn) =>
    html`<span part="next-turn">${say(inDays, nameOfDay(weekday, dates), time)}</span>`;
  switch (state.name) {
    case 'never':
      return nothing;
    case 'always':
      return html`<p part="note">${contact.alwaysOpen}</p>`;
    case 'open':
      return html`<p part="open-state open">
        <span part="badge">${contact.openNow}</span> ${when(contact.closes, state.closes)}
      </p>`;
    case 'closed':
      return html`<p part="open-state closed">
        <span part="badge">${contact.closedNow}</span> ${when(contact.opens, state.opens)}
      </p>`;
  }
};

const hoursList = ({ openingHours, timeZone, messages, now }: OfficeView): TemplateResult => {
  const { contact, dates } = messages;
  const today = weekdayAt(now, timeZone);
  return html`<p class="unseen">${contact.hours}</p>
    <dl part="hours">
      ${groupHours(openingHours).map(({ first, last, days, hours }) => {
        const [from, to] = [nameOfDay(first, dates), nameOfDay(last, dates)];
        return html`<div part=${days.includes(today) ? 'hours-row today' : 'hours-row'}>
          <dt>${first === last ? from : contact.days(from, to)}</dt>
          <dd>
            ${hours.length === 0 ? contact.closedAllDay : hours.map(span => html`<bdi dir="ltr">${span}</bdi> `)}
          </dd>
        </div>`;
      })}
    </dl>`;
};

/** Where to go in person, and whether somebody is there now. */
export const renderOffice = (view: OfficeView): TemplateResult => {
  const { address, openingHours, alwaysOpen, timeZone, messages, now } = view;
  const state: OpenState = alwaysOpen ? { name: 'always' } : openState(openingHours, timeZone, now);
  const hasHours = state.name === 'open' || state.name === 'closed';
  return html`<li part="channel office">
    ${channelIcon('office')}
    <div part="channel-text">
      <p part="channel-name">${messages.contact.office}</p>
      <address part="address"><bdi>${address}</bdi></address>
      ${stateLine(state, messages)}
      ${hasHours ? [hoursList(view), html`<p part="note">${messages.contact.holidays}</p>`] : nothing}
    </div>
  </li>`;
};
