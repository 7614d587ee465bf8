import { eventTypes, statusAfter, statuses, type Status } from '../contract/index.ts';
import type { Due, StoredEvent, StoredRequest } from './stored-request.ts';

// What follows from a request's events; none of it is stored.

export const statusOf = ({ events }: StoredRequest): Status => statusAfter(events.map(({ type }) => type));

export const isOpen = (request: StoredRequest): boolean => statuses[statusOf(request)].open;

/** The unit it was last forwarded to. */
export const unitOf = ({ events }: StoredRequest): string | undefined =>
  events.findLast(({ unit }) => unit !== undefined)?.unit;

/** Until when, and by which rule, it must be answered. */
export const dueOf = ({ events }: StoredRequest): Due | undefined =>
  events.findLast(({ due }) => due !== undefined)?.due ?? undefined;

/** When something last happened; that news of it arrived is nothing new. */
export const updatedAtOf = (request: StoredRequest): string =>
  request.events.findLast(({ type }) => type !== 'delivered')?.at ?? request.receivedAt;

/** When it was closed, while it is. */
export const closedAtOf = (request: StoredRequest): string | undefined => eventsSinceClosing(request)[0]?.at;

/** What happened from its closing on, the closing first; nothing while it is open. */
export const eventsSinceClosing = (request: StoredRequest): readonly StoredEvent[] => {
  const { events } = request;
  const status = statusOf(request);
  if (statuses[status].open) return [];
  return events.slice(events.findLastIndex(({ type }) => eventTypes[type] === status));
};

/** What happened since its time began to run: its receipt, or the last reopening. */
export const eventsSinceStart = ({ events }: StoredRequest): readonly StoredEvent[] =>
  events.slice(
    Math.max(
      0,
      events.findLastIndex(({ type }) => type === 'reopened'),
    ),
  );
