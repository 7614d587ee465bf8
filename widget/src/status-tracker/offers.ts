import type { Can, TrackedRequest } from '@melikgazi/mimer-sdk';
import { addDays, dayIn } from './days.ts';
import type { Place } from './place.ts';
import type { TrackerClient } from './tracker-client.ts';

/** What a citizen may do with a request. */
export type ActionName = keyof Can;

/** In the order in which they are offered, each with the capability that it needs. */
const offered: Readonly<Record<ActionName, string>> = {
  reply: 'replies',
  rate: 'rating',
  reopen: 'reopening',
  changeReplyChannel: 'replyChannel',
  withdraw: 'withdrawal',
};

export const isActionName = (name: string): name is ActionName => Object.hasOwn(offered, name);

/** The channels there are to change to. */
export const otherChannels = (request: TrackedRequest, place: Place): Place['replyChannels'] =>
  place.replyChannels.filter(channel => channel !== request.reply.channel);

/** What the request, the backend and the client all allow, and nothing else. */
export const offersOf = (
  request: TrackedRequest,
  place: Place,
  client: TrackerClient | undefined,
): readonly ActionName[] =>
  Object.keys(offered)
    .filter(isActionName)
    .filter(
      name =>
        request.can[name] &&
        place.capabilities.includes(offered[name]) &&
        typeof client?.requests[name] === 'function' &&
        (name !== 'changeReplyChannel' || otherChannels(request, place).length > 0),
    );

/** Whether files can be fetched. */
export const showsFiles = (place: Place, client: TrackerClient | undefined): boolean =>
  place.capabilities.includes('attachments') && client?.attachments !== undefined;

/** The last day on which a closed request can be reopened. */
export const lastDayToReopen = ({ closedAt }: TrackedRequest, place: Place): string | undefined =>
  closedAt === undefined || place.reopenDays === undefined
    ? undefined
    : addDays(dayIn(place.timeZone, Date.parse(closedAt)), place.reopenDays);

/** Whether its time is over, by the municipality's day; a closed request has none. */
export const isOverdue = ({ dueOn, closedAt }: TrackedRequest, { timeZone }: Place, now: number): boolean =>
  dueOn !== undefined && closedAt === undefined && dayIn(timeZone, now) > dueOn;
