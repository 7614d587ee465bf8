import type {
  Answer,
  Applicant,
  Attachment,
  DueBasis,
  EventType,
  Location,
  NotificationState,
  Reply,
  ReplyChannel,
  Source,
  Status,
} from '../contract/index.ts';

/**
 * A request as it is stored: one document that holds what was submitted, what happened since, the keys that make it
 * unique and the messages it owes. Writing it commits all of that at once.
 */
export interface StoredRequest {
  readonly format: 1;
  readonly reference: string;
  /** Rises with every write and never leaves the store. */
  readonly revision: number;
  /** Rises with changes by people; the desk's ETag. */
  readonly version: number;
  readonly test: boolean;
  readonly receivedAt: string;
  readonly source: Source;
  readonly client?: string;
  readonly externalId?: string;
  readonly operator?: string;
  readonly kind: string;
  readonly service: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, Answer>>;
  /** The files that came with the submission. */
  readonly attachments: readonly Attachment[];
  readonly location?: Location;
  readonly applicant?: Applicant;
  readonly reply: Reply;
  readonly notices: readonly { readonly id: string; readonly version: string }[];
  readonly missing: readonly string[];
  readonly tracking: Tracking;
  readonly uniques: Uniques;
  readonly events: readonly StoredEvent[];
  readonly notifications: readonly StoredNotification[];
  readonly deliveries: readonly StoredDelivery[];
  /** The day its personal data was erased; what is left is a tombstone. */
  readonly erasedOn?: string;
}

/** What a tracking code is made from. */
export interface TrackingSeed {
  readonly salt: string;
  readonly secretId: string;
}

/** What the tracking code is made from; `first` what the one on the receipt was, where it was renewed since. */
export interface Tracking extends TrackingSeed {
  readonly first?: TrackingSeed;
}

/** Until when, and by which rule, a request must be answered. */
export interface Due {
  readonly on: string;
  readonly basis: DueBasis;
}

/** What no two requests may share. */
export interface Uniques {
  /** HMAC of scope and key, and HMAC of the content that came with it. */
  readonly idempotency?: { readonly key: string; readonly content: string };
  /** Further idempotency keys that the same submission came with, known again by the caller's own number. */
  readonly alsoIdempotency?: readonly { readonly key: string; readonly content: string }[];
  /** Client, source and the caller's own number, joined; and HMAC of the content. */
  readonly external?: { readonly key: string; readonly content: string };
  /** The nonce of the challenge that was spent. */
  readonly nonce?: string;
}

/** In what way a key is unique. */
export type UniqueKind = 'idempotency' | 'external' | 'nonce';

export interface StoredEvent {
  readonly id: string;
  readonly at: string;
  readonly type: EventType;
  readonly actor: 'citizen' | 'staff' | 'system';
  readonly public: boolean;
  /** Who at the desk: the key's client, and the clerk where the caller named one. Never leaves the desk. */
  readonly by?: string;
  readonly text?: string;
  readonly note?: string;
  readonly unit?: string;
  readonly reason?: string;
  readonly expectedOn?: string;
  readonly institution?: { readonly name: string; readonly contact?: string };
  /** Of `merged`: the request it was merged into. */
  readonly into?: string;
  /** Of `rated`. */
  readonly score?: number;
  readonly attachments?: readonly Attachment[];
  /** Of `answered`: how the citizen answered. */
  readonly channel?: Source;
  /** Of `classified`: what it was before. */
  readonly was?: { readonly kind: string; readonly service: string };
  /** Of `amended`: JSON Pointers to what was given anew. */
  readonly members?: readonly string[];
  /** Of `delivered`: the message, and what became of it. */
  readonly notification?: {
    readonly id: string;
    readonly channel: ReplyChannel;
    readonly state: NotificationState;
  };
  /** Whether its text, note and attachments were taken out. */
  readonly redacted?: true;
  /** The idempotency key of the call that made it, and its content, as HMACs. */
  readonly mark?: { readonly key: string; readonly content: string };
  /** The due date from here on, where the event changes it; `null` where there is none any more. */
  readonly due?: Due | null;
}

/** A message that is owed to the citizen; its words are made when it is sent. */
export interface StoredNotification {
  readonly id: string;
  /** The event it tells of: one of this request's or, where `about` names another request, one of that one's. */
  readonly event: string;
  readonly about?: string;
  readonly channel: ReplyChannel;
  readonly state: NotificationState;
  readonly attempts: number;
  readonly at: string;
  /** When to try next, while it is pending. */
  readonly nextAt?: string;
  readonly lastError?: string;
}

/** A message that is owed to a webhook. */
export interface StoredDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly event: string;
  readonly type: string;
  /** The request's version and status right after the event. */
  readonly version: number;
  readonly status: Status;
  readonly state: 'pending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly at: string;
  readonly nextAt?: string;
  readonly lastError?: string;
}
