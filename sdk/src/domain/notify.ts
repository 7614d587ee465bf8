import { eventTypes, statusAfter, type EventType } from '../contract/index.ts';
import { messageIdOf } from './message-id.ts';
import type { StoredDelivery, StoredEvent, StoredNotification, StoredRequest } from './stored-request.ts';

/** A webhook that may want to hear of events. */
export interface Subscriber {
  readonly id: string;
  readonly wants: (type: EventType) => boolean;
}

/** What decides which messages an event owes. */
export interface Owing {
  readonly now: string;
  readonly newId: () => string;
  /** Whether citizens are told of such events: those that the municipality has words for. */
  readonly tells: (type: EventType) => boolean;
  readonly webhooks: readonly Subscriber[];
}

/**
 * The request with the messages that its new events owe: one to the citizen for each public event, and one to each
 * webhook that wants it. The store does this to every change it writes, so that no event can be stored without them
 * and nobody else has to make them.
 *
 * @param before - As it was stored, to tell which events are new.
 */
export const withMessages = (
  before: StoredRequest | undefined,
  after: StoredRequest,
  owing: Owing,
): StoredRequest => {
  const old = new Set(before?.events.map(({ id }) => id));
  const fresh = after.events.filter(({ id }) => !old.has(id));
  if (fresh.length === 0) return after;
  return {
    ...after,
    notifications: [...after.notifications, ...fresh.flatMap(event => notificationsFor(event, after, owing))],
    deliveries: [...after.deliveries, ...fresh.flatMap(event => deliveriesFor(event, after, owing))],
  };
};

/** The state a message to the citizen begins in: a person does what goes by telephone or post. */
export const firstState = (channel: StoredNotification['channel']): 'task' | 'pending' =>
  channel === 'phone' || channel === 'post' ? 'task' : 'pending';

/** What citizens have just said themselves they need not be told. */
const isOwnWord = ({ actor, type }: StoredEvent): boolean =>
  actor === 'citizen' && (type === 'replied' || type === 'rated');

const notificationsFor = (
  event: StoredEvent,
  { reference, reply: { channel } }: StoredRequest,
  { now, newId, tells }: Owing,
): StoredNotification[] => {
  if (!event.public || isOwnWord(event) || channel === 'none' || !tells(event.type)) return [];
  const id = messageIdOf(reference, newId());
  return [{ id, event: event.id, channel, state: firstState(channel), attempts: 0, at: now }];
};

/** Webhooks hear of what the citizen may see and of every change of status; of a test request they hear nothing. */
const deliveriesFor = (
  event: StoredEvent,
  { reference, version, test, events }: StoredRequest,
  { now, newId, webhooks }: Owing,
): StoredDelivery[] => {
  if (test || (!event.public && eventTypes[event.type] === 'unchanged')) return [];
  const status = statusAfter(events.slice(0, events.indexOf(event) + 1).map(({ type }) => type));
  return webhooks
    .filter(({ wants }) => wants(event.type))
    .map(({ id: webhook }) => ({
      id: messageIdOf(reference, newId()),
      webhook,
      event: event.id,
      type: `request.${event.type}`,
      version,
      status,
      state: 'pending',
      attempts: 0,
      at: now,
    }));
};
