import type {
  Answer,
  Applicant,
  DueBasis,
  EventType,
  Location,
  NotificationState,
  Reply,
  ReplyChannel,
  Source,
} from '@melikgazi/mimer-sdk/contract';

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
  readonly location?: Location;
  readonly applicant?: Applicant;
  readonly reply: Reply;
  readonly notices: readonly { readonly id: string; readonly version: string }[];
  readonly missing: readonly string[];
  readonly tracking: { readonly salt: string; readonly secretId: string };
  readonly uniques: Uniques;
  readonly events: readonly StoredEvent[];
  readonly notifications: readonly StoredNotification[];
}

/** What no two requests may share. */
export interface Uniques {
  /** HMAC of scope and key, and HMAC of the content that came with it. */
  readonly idempotency?: { readonly key: string; readonly content: string };
  /** Client, source and the caller's own number, joined; and HMAC of the content. */
  readonly external?: { readonly key: string; readonly content: string };
  /** The nonce of the challenge that was spent. */
  readonly nonce?: string;
}

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
  /** The due date from here on, where the event changes it. */
  readonly due?: { readonly on: string; readonly basis: DueBasis };
}

export interface StoredNotification {
  readonly id: string;
  readonly event: string;
  readonly channel: ReplyChannel;
  readonly state: NotificationState;
  readonly attempts: number;
  readonly at: string;
  readonly lastError?: string;
}
