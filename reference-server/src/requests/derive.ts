import { eventTypes, statusAfter, statuses, type Status } from '@melikgazi/mimer-sdk/contract';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

// What follows from a request's events; none of it is stored.

export const statusOf = ({ events }: StoredRequest): Status => statusAfter(events.map(({ type }) => type));

export const isOpen = (request: StoredRequest): boolean => statuses[statusOf(request)].open;

/** The unit it was last forwarded to. */
export const unitOf = ({ events }: StoredRequest): string | undefined =>
  events.findLast(({ unit }) => unit !== undefined)?.unit;

/** Until when, and by which rule, it must be answered. */
export const dueOf = ({ events }: StoredRequest): StoredEvent['due'] =>
  events.findLast(({ due }) => due !== undefined)?.due;

export const updatedAtOf = (request: StoredRequest): string =>
  request.events.at(-1)?.at ?? request.receivedAt;

/** When it was closed, while it is. */
export const closedAtOf = (request: StoredRequest): string | undefined => {
  const status = statusOf(request);
  if (statuses[status].open) return undefined;
  return request.events.findLast(({ type }) => eventTypes[type] === status)?.at;
};
