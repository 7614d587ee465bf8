import type { Page, StoredRequest } from '@melikgazi/mimer-sdk/domain';

/** To a citizen, or to a webhook. */
export type MessageKind = 'notification' | 'delivery';

/** Where a message stands. */
export interface MessageKey {
  readonly reference: string;
  readonly id: string;
}

/** A worker's wish for messages that are to be sent. Times are RFC 3339. */
export interface Claiming {
  readonly kind: MessageKind;
  /** The channels of notifications, or the ids of webhooks. @default all */
  readonly lanes?: readonly string[];
  readonly now: string;
  /** Until when nobody else gets what is claimed now. */
  readonly until: string;
  readonly limit: number;
}

/** How much waits in a lane, and since when (RFC 3339). */
export interface Backlog {
  readonly kind: MessageKind;
  readonly lane: string;
  readonly pending: number;
  readonly oldest: string;
}

export interface MessageQuery {
  readonly kind: MessageKind;
  readonly state?: string | undefined;
  readonly lane?: string | undefined;
  readonly reference?: string | undefined;
  readonly unit?: string | undefined;
  /** Of test requests, or of all others. @default of both */
  readonly test?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A message within its request. */
export interface ListedMessage {
  readonly request: StoredRequest;
  readonly id: string;
}

/** What the citizen of a merged request has not been told yet: that the request it ended up in was closed. */
export interface News {
  readonly reference: string;
  /** The closed request. */
  readonly about: string;
  /** The event that closed it. */
  readonly event: string;
}

export interface WatchOptions {
  /**
   * For whoever does not look from time to time himself: a store that others share then looks for what they wrote and could
   * not tell. @default false
   */
  readonly closely?: boolean;
}

/** The part of a store that the workers use. The messages themselves are in the requests, and change with them. */
export interface MessageStore {
  /**
   * Leases pending messages whose time has come, those that have waited longest first. Notifications of one request
   * and channel come one after the other: an earlier one that is not finished keeps the later ones back. Of a webhook's
   * only one that is being sent does, so that one that can't be delivered does not stop all that follow.
   */
  claimMessages(claiming: Claiming): Promise<readonly MessageKey[]>;
  /** Gives leases back before they end; a message that is still pending can be claimed again. */
  releaseMessages(keys: readonly MessageKey[]): Promise<void>;
  /** What waits, lane by lane. */
  messageBacklog(): Promise<readonly Backlog[]>;
  /** Messages by request, the newest request first; within a request the oldest first. */
  listMessages(query: MessageQuery): Promise<Page<ListedMessage>>;
  /** News that citizens of merged requests have not been told yet. */
  owedNews(limit: number): Promise<readonly News[]>;
  /** Tells of every change, also of some that were none. The answer ends that. */
  watch(listener: (reference: string) => void, options?: WatchOptions): () => void;
}
