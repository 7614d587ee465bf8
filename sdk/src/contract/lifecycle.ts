/**
 * The lifecycle of a request: data that the server, the testing backend and the conformance kit all read.
 * Events are the truth; a status is derived from them.
 */

/** Every status, whether the request is still open in it, and what GeoReport v2 calls it. */
export const statuses = {
  received: { open: true, geoReport: 'open' },
  in_review: { open: true, geoReport: 'open' },
  forwarded: { open: true, geoReport: 'open' },
  in_progress: { open: true, geoReport: 'open' },
  awaiting_citizen: { open: true, geoReport: 'open' },
  resolved: { open: false, geoReport: 'closed' },
  declined: { open: false, geoReport: 'closed' },
  transferred: { open: false, geoReport: 'closed' },
  merged: { open: false, geoReport: 'closed' },
  withdrawn: { open: false, geoReport: 'closed' },
} as const;

/** One of `statuses`. */
export type Status = keyof typeof statuses;

/** The status an event leads to: a fixed one, `unchanged`, or `previous`, the one before the citizen was asked. */
export type NextStatus = Status | 'unchanged' | 'previous';

/** Every type of event and the status after it. */
export const eventTypes = {
  received: 'received',
  reviewed: 'in_review',
  forwarded: 'forwarded',
  started: 'in_progress',
  commented: 'unchanged',
  asked: 'awaiting_citizen',
  replied: 'previous',
  answered: 'previous',
  resolved: 'resolved',
  declined: 'declined',
  transferred: 'transferred',
  merged: 'merged',
  reopened: 'in_review',
  withdrawn: 'withdrawn',
  extended: 'unchanged',
  classified: 'unchanged',
  amended: 'unchanged',
  redacted: 'unchanged',
  rated: 'unchanged',
  replyChannelChanged: 'unchanged',
  delivered: 'unchanged',
  codeRenewed: 'unchanged',
  erased: 'unchanged',
} as const satisfies Record<string, NextStatus>;

/** One of `eventTypes`. */
export type EventType = keyof typeof eventTypes;

const open = ['received', 'in_review', 'forwarded', 'in_progress', 'awaiting_citizen'] as const;
const closed = ['resolved', 'declined', 'transferred', 'merged', 'withdrawn'] as const;
const anyStatus = [...open, ...closed] as const;

/** Every desk action: the statuses it is legal in and the event it makes. */
export const actions = {
  review: { from: ['received'], event: 'reviewed' },
  forward: { from: open, event: 'forwarded' },
  start: { from: open, event: 'started' },
  ask: { from: open, event: 'asked' },
  answer: { from: open, event: 'answered' },
  resolve: { from: open, event: 'resolved' },
  decline: { from: open, event: 'declined' },
  transfer: { from: open, event: 'transferred' },
  merge: { from: open, event: 'merged' },
  reopen: { from: ['resolved', 'declined', 'transferred', 'merged'], event: 'reopened' },
  comment: { from: anyStatus, event: 'commented' },
  amend: { from: anyStatus, event: 'amended' },
  redact: { from: anyStatus, event: 'redacted' },
  renewCode: { from: anyStatus, event: 'codeRenewed' },
  classify: { from: open, event: 'classified' },
  extend: { from: open, event: 'extended' },
} as const satisfies Record<string, { from: readonly Status[]; event: EventType }>;

/** One of `actions`. */
export type ActionType = keyof typeof actions;

/** What a citizen may do: the statuses it is legal in, the event it makes and the capability that offers it. */
export const citizenCalls = {
  reply: { from: open, event: 'replied', capability: 'replies' },
  rate: { from: ['resolved', 'declined'], event: 'rated', capability: 'rating' },
  reopen: { from: ['resolved', 'declined'], event: 'reopened', capability: 'reopening' },
  withdraw: { from: open, event: 'withdrawn', capability: 'withdrawal' },
  changeReplyChannel: { from: open, event: 'replyChannelChanged', capability: 'replyChannel' },
} as const satisfies Record<string, { from: readonly Status[]; event: EventType; capability: string }>;

/** One of `citizenCalls`. */
export type CitizenCall = keyof typeof citizenCalls;

/**
 * Whether `status` is among those `from` which something is legal.
 *
 * @example
 * isLegal(actions.resolve.from, 'in_progress'); // true
 */
export const isLegal = (from: readonly Status[], status: Status): boolean => from.includes(status);

/**
 * The status after events of these types, oldest first.
 *
 * @example
 * statusAfter(['received', 'forwarded', 'asked', 'replied']); // 'forwarded'
 */
export const statusAfter = (types: Iterable<EventType>): Status => {
  let status: Status = 'received';
  let previous: Status = 'received';
  for (const type of types) {
    const next = eventTypes[type];
    if (next === 'unchanged') continue;
    if (next === 'previous') {
      if (status === 'awaiting_citizen') status = previous;
      continue;
    }
    if (next === 'awaiting_citizen' && status !== 'awaiting_citizen') previous = status;
    status = next;
  }
  return status;
};
