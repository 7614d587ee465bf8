import type { Backlog, Claiming, MessageKey, MessageKind } from '../messages.ts';
import type { PendingMessage } from './message-row.ts';

/** The messages of one channel or webhook that are to be sent, by request, oldest first. */
interface Lane {
  readonly kind: MessageKind;
  readonly name: string;
  readonly requests: Map<string, readonly PendingMessage[]>;
}

/** All messages that are to be sent, and who is sending them. The leases end with the process, as its sending does. */
export class Outbox {
  readonly #lanes = new Map<string, Lane>();
  /** Milliseconds until which a message is leased, by its id. */
  readonly #leases = new Map<string, number>();

  /** Takes up what is pending of a request now, and what was before. */
  put(reference: string, after: readonly PendingMessage[], before: readonly PendingMessage[]): void {
    for (const { id } of before) if (!after.some(message => message.id === id)) this.#leases.delete(id);
    for (const lane of new Set([...before, ...after].map(message => this.#laneOf(message)))) {
      const messages = after.filter(({ kind, lane: name }) => kind === lane.kind && name === lane.name);
      // A request keeps its place in the lane as long as something of it waits there.
      if (messages.length > 0) lane.requests.set(reference, messages);
      else lane.requests.delete(reference);
    }
  }

  claim({ kind, lanes, now, until, limit }: Claiming): readonly MessageKey[] {
    const moment = Date.parse(now);
    let sources = [...this.#lanes.values()]
      .filter(lane => lane.kind === kind && (lanes?.includes(lane.name) ?? true))
      .map(lane => this.#due(lane, moment));
    const claimed: MessageKey[] = [];
    // One of each lane in turn, so that a long queue for one receiver does not keep the others waiting.
    while (sources.length > 0 && claimed.length < limit) {
      sources = sources.filter(source => {
        if (claimed.length >= limit) return false;
        const { value } = source.next();
        if (value !== undefined) claimed.push(value);
        return value !== undefined;
      });
    }
    for (const { id } of claimed) this.#leases.set(id, Date.parse(until));
    return claimed;
  }

  release(keys: readonly MessageKey[]): void {
    for (const { id } of keys) this.#leases.delete(id);
  }

  backlog(): readonly Backlog[] {
    return [...this.#lanes.values()]
      .filter(({ requests }) => requests.size > 0)
      .map(({ kind, name, requests }) => {
        let pending = 0;
        let oldest = Infinity;
        for (const messages of requests.values()) {
          pending += messages.length;
          for (const { at } of messages) oldest = Math.min(oldest, at);
        }
        return { kind, lane: name, pending, oldest: new Date(oldest).toISOString() };
      });
  }

  #laneOf({ kind, lane: name }: PendingMessage): Lane {
    const key = `${kind}/${name}`;
    const lane = this.#lanes.get(key) ?? { kind, name, requests: new Map() };
    this.#lanes.set(key, lane);
    return lane;
  }

  *#due({ kind, requests }: Lane, now: number): Generator<MessageKey, undefined, undefined> {
    const isLeased = ({ id }: PendingMessage) => (this.#leases.get(id) ?? 0) > now;
    for (const [reference, messages] of requests) {
      if (messages.some(isLeased)) continue;
      const candidates = kind === 'notification' ? messages.slice(0, 1) : messages;
      const due = candidates.find(({ nextAt }) => nextAt <= now);
      if (due !== undefined) yield { reference, id: due.id };
    }
    return undefined;
  }
}
