import type { NotificationOutcome, NotificationState } from '../contract/index.ts';
import { ProblemError } from './problem-error.ts';
import { statusOf } from './derive.ts';
import { messageIdOf } from './message-id.ts';
import { firstState } from './notify.ts';
import type { StoredDelivery, StoredEvent, StoredNotification, StoredRequest } from './stored-request.ts';

/** How a try to send a message ended. `waits`: it failed, and is tried again at `nextAt`. Times are RFC 3339. */
export type Outcome =
  | { readonly state: 'sent' }
  /** It was not to be sent. */
  | { readonly state: 'done'; readonly error: string }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'waits'; readonly error: string; readonly nextAt: string };

/** What the world adds to an outcome. */
export interface Arrival {
  readonly now: string;
  readonly newId: () => string;
}

/**
 * The request after a try to send one of its notifications; the very same one where that is not pending any more. A
 * text message that failed for good becomes a call that somebody has to make. None of this is a change by people.
 */
export const afterAttempt = (
  request: StoredRequest,
  id: string,
  outcome: Outcome,
  arrival: Arrival,
): StoredRequest => {
  const tried = request.notifications.find(message => message.id === id);
  if (tried?.state !== 'pending') return request;
  const { nextAt: _nextAt, lastError: _lastError, ...kept } = tried;
  const attempts = tried.attempts + (outcome.state === 'done' ? 0 : 1);
  if (outcome.state === 'waits') {
    const { error: lastError, nextAt } = outcome;
    return replaced(request, { ...kept, attempts, nextAt, lastError });
  }
  return settled(
    request,
    {
      ...kept,
      state: outcome.state,
      attempts,
      at: arrival.now,
      ...(outcome.state !== 'sent' && { lastError: outcome.error }),
    },
    { actor: 'system' },
    arrival,
  );
};

/** Which outcomes the desk may report of a message in which state. */
const reportable: Readonly<Record<NotificationOutcome['outcome'], readonly NotificationState[]>> = {
  done: ['task', 'failed'],
  failed: ['task', 'pending'],
  retry: ['failed', 'pending'],
};

/**
 * The request after somebody said what became of one of its notifications. `by` is the client.
 *
 * @throws ProblemError `not_found`, or `illegal_transition` naming the state and the outcome.
 */
export const afterReport = (
  request: StoredRequest,
  id: string,
  { outcome, note }: NotificationOutcome,
  { by, ...arrival }: Arrival & { readonly by: string },
): StoredRequest => {
  const found = request.notifications.find(message => message.id === id);
  if (found === undefined) throw new ProblemError('not_found', 'There is no such notification.');
  if (!reportable[outcome].includes(found.state))
    throw new ProblemError(
      'illegal_transition',
      `A notification that is ${found.state} can't be taken by “${outcome}”.`,
    );
  const { nextAt: _nextAt, lastError, ...kept } = found;
  if (outcome === 'retry')
    return replaced(request, {
      ...kept,
      state: firstState(found.channel),
      attempts: 0,
      ...(lastError !== undefined && { lastError }),
    });
  return settled(
    request,
    { ...kept, state: outcome, at: arrival.now, ...(lastError !== undefined && { lastError }) },
    { actor: 'staff', by, ...(note !== undefined && { note }) },
    arrival,
  );
};

/** The request after a try to send one of its messages to a webhook; the very same one where that is not pending. */
export const afterDelivery = (
  request: StoredRequest,
  id: string,
  outcome: Exclude<Outcome, { state: 'done' }>,
  { now }: Pick<Arrival, 'now'>,
): StoredRequest => {
  const tried = request.deliveries.find(message => message.id === id);
  if (tried?.state !== 'pending') return request;
  const { nextAt: _nextAt, lastError: _lastError, ...kept } = tried;
  const attempts = tried.attempts + 1;
  switch (outcome.state) {
    case 'sent':
      return redelivered(request, { ...kept, state: 'sent', attempts, at: now });
    case 'failed':
      return redelivered(request, { ...kept, state: 'failed', attempts, at: now, lastError: outcome.error });
    case 'waits':
      return redelivered(request, { ...kept, attempts, nextAt: outcome.nextAt, lastError: outcome.error });
  }
};

/** The request with a message to a webhook that is to be sent again, under the id it had. */
export const replayed = (
  request: StoredRequest,
  id: string,
  { now }: Pick<Arrival, 'now'>,
): StoredRequest => {
  const found = request.deliveries.find(message => message.id === id);
  if (found === undefined) throw new ProblemError('not_found', 'There is no such delivery.');
  const { lastError: _lastError, ...kept } = found;
  return redelivered(request, { ...kept, state: 'pending', attempts: 0, at: now, nextAt: now });
};

/** The request whose citizen is told that the one it was merged into was closed; the very same one where they are. */
export const withNews = (
  request: StoredRequest,
  { about, event }: { readonly about: string; readonly event: string },
  { now, newId }: Arrival,
): StoredRequest => {
  const { channel } = request.reply;
  const isTold = request.notifications.some(message => message.about === about && message.event === event);
  if (isTold || channel === 'none' || statusOf(request) !== 'merged') return request;
  const id = messageIdOf(request.reference, newId());
  const news = { id, event, about, channel, state: firstState(channel), attempts: 0, at: now };
  return { ...request, notifications: [...request.notifications, news] };
};

const replaced = (request: StoredRequest, message: StoredNotification): StoredRequest => ({
  ...request,
  notifications: request.notifications.map(other => (other.id === message.id ? message : other)),
});

const redelivered = (request: StoredRequest, message: StoredDelivery): StoredRequest => ({
  ...request,
  deliveries: request.deliveries.map(other => (other.id === message.id ? message : other)),
});

/** The outcome is an event too. It is the desk's: the citizen sees it with the event that the message told of. */
const settled = (
  request: StoredRequest,
  message: StoredNotification,
  who: Pick<StoredEvent, 'actor' | 'by' | 'note'>,
  { now, newId }: Arrival,
): StoredRequest => {
  const { id, channel, state } = message;
  const delivered: StoredEvent = {
    id: newId(),
    at: now,
    type: 'delivered',
    public: false,
    ...who,
    notification: { id, channel, state },
  };
  const changed = replaced(request, message);
  return {
    ...changed,
    events: [...changed.events, delivered],
    notifications: [...changed.notifications, ...callInstead(request, message, { now, newId })],
  };
};

const callInstead = (
  { reference, applicant, notifications }: StoredRequest,
  { channel, state, event, about }: StoredNotification,
  { now, newId }: Arrival,
): StoredNotification[] => {
  const isCalled = notifications.some(
    other => other.channel === 'phone' && other.event === event && other.state === 'task',
  );
  if (channel !== 'sms' || state !== 'failed' || applicant?.phone === undefined || isCalled) return [];
  const id = messageIdOf(reference, newId());
  const call = { id, event, channel: 'phone', state: 'task', attempts: 0, at: now } as const;
  return [{ ...call, ...(about !== undefined && { about }) }];
};
