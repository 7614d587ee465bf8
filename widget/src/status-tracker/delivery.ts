import type { Event } from '@melikgazi/mimer-sdk';
import { formatDate } from '../format-date.ts';
import type { TrackerMessages } from '../locales/messages.ts';
import { entryOf } from '../request-form/words.ts';
import { dayIn } from './days.ts';

/** What became of the message about an event: "SMS gönderildi, 14:02"; on another day with its date. */
export const deliveryOf = (
  { at, notification }: Pick<Event, 'at' | 'notification'>,
  { tracker, dates }: TrackerMessages,
  timeZone: string,
): string | undefined => {
  if (notification === undefined || notification.channel === 'none') return undefined;
  const { channel, state, at: moment } = notification;
  const name = entryOf<string>(tracker.messages.names, channel);
  const words = name === undefined ? tracker.calls[state] : tracker.messages[state](name);
  // What has not happened yet has no time.
  if (state === 'pending' || state === 'task') return words;
  const isSameDay = dayIn(timeZone, Date.parse(at)) === dayIn(timeZone, Date.parse(moment));
  return tracker.at(words, formatDate(moment, isSameDay ? 'time' : 'moment', dates, timeZone));
};
