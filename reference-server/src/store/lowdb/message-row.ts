import type { Status } from '@melikgazi/mimer-sdk/contract';
import { statusOf, type StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { MessageKind } from '../messages.ts';

/** A message that is to be sent. Times are in milliseconds. */
export interface PendingMessage {
  readonly kind: MessageKind;
  readonly id: string;
  /** The channel or the webhook. */
  readonly lane: string;
  readonly at: number;
  /** When it may be sent. */
  readonly nextAt: number;
}

/** Of a merged request: where it went, and the events over there that were told. */
export interface MergedRow {
  readonly into: string;
  readonly told: readonly string[];
  /** Whether there is anybody to tell. */
  readonly isHeard: boolean;
}

/** What the index keeps of a request's messages. */
export interface MessageRow {
  readonly pending: readonly PendingMessage[];
  readonly merged: MergedRow | undefined;
  /** Of a request that was closed with an answer: the event that closed it. */
  readonly closing: string | undefined;
}

export const messageRow = (request: StoredRequest): MessageRow => {
  const pending = pendingOf(request);
  const status = statusOf(request);
  return {
    pending: pending.length === 0 ? nothingPending : pending,
    merged: mergedOf(request, status),
    closing: closingOf(request, status),
  };
};

// One for all: nearly every request has been told everything.
const nothingPending: readonly PendingMessage[] = [];

const pendingOf = ({ notifications, deliveries }: StoredRequest): PendingMessage[] => [
  ...notifications
    .filter(({ state }) => state === 'pending')
    .map(({ channel, ...message }) => pendingMessage('notification', channel, message)),
  ...deliveries
    .filter(({ state }) => state === 'pending')
    .map(({ webhook, ...message }) => pendingMessage('delivery', webhook, message)),
];

const pendingMessage = (
  kind: MessageKind,
  lane: string,
  { id, at, nextAt = at }: { id: string; at: string; nextAt?: string },
): PendingMessage => ({ kind, id, lane, at: Date.parse(at), nextAt: Date.parse(nextAt) });

// There are few combinations and many requests.
const sharedKinds = new Map<string, string>();

/** Each kind, lane and state of a request's messages: `|notification/sms/sent|delivery/crm/sent|`. */
export const kindsOf = ({ notifications, deliveries }: StoredRequest): string => {
  const kinds = new Set([
    ...notifications.map(({ channel, state }) => `notification/${channel}/${state}`),
    ...deliveries.map(({ webhook, state }) => `delivery/${webhook}/${state}`),
  ]);
  const text = kinds.size === 0 ? '' : `|${[...kinds].sort().join('|')}|`;
  const shared = sharedKinds.get(text) ?? text;
  sharedKinds.set(text, shared);
  return shared;
};

const mergedOf = (request: StoredRequest, status: Status): MessageRow['merged'] => {
  if (status !== 'merged') return undefined;
  const into = request.events.findLast(({ type }) => type === 'merged')?.into;
  if (into === undefined) return undefined;
  return {
    into,
    told: request.notifications.flatMap(({ event, about }) => (about === undefined ? [] : [event])),
    isHeard: request.reply.channel !== 'none' && request.erasedOn === undefined,
  };
};

const answers = ['resolved', 'declined', 'transferred'] as const;

const closingOf = (request: StoredRequest, status: Status): string | undefined => {
  const answer = answers.find(type => type === status);
  return answer && request.events.findLast(({ type }) => type === answer)?.id;
};
