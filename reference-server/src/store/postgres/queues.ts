import type { MessageRow, PendingMessage } from '../lowdb/message-row.ts';
import { moment } from './moment.ts';

/**
 * The messages of one request that wait in one lane, in their order: a row of `mimer.queues`. All rules of who may be
 * sent when hold within such a queue, so that whoever claims from it locks this row and no other.
 */
export interface Queue {
  readonly kind: string;
  readonly lane: string;
  readonly ids: readonly string[];
  /** When each may be sent. */
  readonly times: readonly string[];
  /** When the first of them may be claimed. */
  readonly next_at: string;
  readonly oldest: string;
}

/** The queues of a request. */
export const queuesOf = ({ pending }: MessageRow): readonly Queue[] => {
  const lanes = Map.groupBy(pending, ({ kind, lane }) => `${kind}/${lane}`);
  return [...lanes.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, lane]) => queue(lane));
};

const queue = (messages: readonly PendingMessage[]): Queue[] => {
  const [first] = messages;
  if (first === undefined) return [];
  const { kind, lane, nextAt } = first;
  return [
    {
      kind,
      lane,
      ids: messages.map(({ id }) => id),
      times: messages.map(message => moment(message.nextAt)),
      // A notification keeps those after it back, a delivery does not.
      next_at: moment(
        kind === 'notification' ? nextAt : Math.min(...messages.map(message => message.nextAt)),
      ),
      oldest: moment(Math.min(...messages.map(({ at }) => at))),
    },
  ];
};

/** The lanes of queues that are no more. */
export const emptied = (before: readonly Queue[], after: readonly Queue[]): readonly Queue[] =>
  before.filter(({ kind, lane }) => !after.some(other => other.kind === kind && other.lane === lane));
