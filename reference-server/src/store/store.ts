import type { DeskSummary } from '@melikgazi/mimer-sdk/contract';
import type {
  Counting,
  Counts,
  ListOptions,
  Page,
  StoredRequest,
  UniqueKind,
  Uniques,
} from '@melikgazi/mimer-sdk/domain';
import type { MessageStore } from './messages.ts';

/** A request that is about to be stored: its reference is drawn by the store, since only the store knows which are free. */
export interface Draft {
  readonly uniques: Uniques;
  /** The attachments that it will name; no other request may. */
  readonly attachments?: readonly string[];
  /** Draws a reference at random; called again after a clash. */
  readonly drawReference: () => string;
  /** Makes the document for a reference; called again with the same reference when a failed write is retried. */
  readonly build: (reference: string) => StoredRequest;
}

/** Which requests a job looks at. The moments are RFC 3339 and end what is looked at without being in it. */
export interface ReferenceFilter {
  readonly test?: boolean;
  readonly erased?: boolean;
  readonly receivedBefore?: string;
  /** Leaves out what is open. */
  readonly closedBefore?: string;
  readonly withAttachments?: true;
}

/**
 * The requests of one jurisdiction. A promise resolves only when what it says would survive a power cut.
 *
 * `insert` is unique by idempotency key, by external id and by challenge nonce: a second submission with a key or
 * external id that is stored, with the same content, answers the stored request with `replayed: true`. An attachment
 * is named by one request only, however it came there.
 */
export interface RequestStore extends MessageStore {
  /**
   * @throws {@link ConflictError} when a unique key is stored with other content, a nonce is spent, or another request
   * names one of the attachments.
   * @throws {@link UnavailableError} when it could not be written durably; the same draft may come again.
   */
  insert(draft: Draft): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }>;
  /** The stored request with this idempotency key, looked up before anything else is checked. */
  findByIdempotencyKey(keys: readonly string[]): Promise<StoredRequest | undefined>;
  /** The stored request with this external key, looked up likewise. */
  findByExternalKey(key: string): Promise<StoredRequest | undefined>;
  find(reference: string): Promise<StoredRequest | undefined>;
  /** What a request's tracking code is made from, nothing once it is erased; as quick for a reference that is unknown. */
  trackingOf(reference: string): Promise<StoredRequest['tracking'] | undefined>;
  /**
   * Writes `change(stored)` where the stored version is `expectedVersion`, or whatever it is where that is undefined;
   * `revision` is the store's to raise. What `change` throws is thrown, and nothing is written. Nobody else changes the
   * request while `change` takes its time. A change that answers what it was given writes nothing. `change` may be called
   * again, with what is stored then, where the first try came to nothing: what it does beside its answer must do no harm
   * twice. Of a request that is erased, no byte stays behind.
   *
   * @throws {@link StaleError} when it is another version. @throws {@link NotStoredError} when there is no such request.
   * @throws {@link ConflictError} when another request names an attachment that the change adds.
   */
  update(
    reference: string,
    expectedVersion: number | undefined,
    change: (stored: StoredRequest) => StoredRequest | Promise<StoredRequest>,
  ): Promise<StoredRequest>;
  /** Deletes a request as if it had never been; its keys and its reference are free again. It need not be there. */
  remove(reference: string): Promise<void>;
  list(options: ListOptions): Promise<Page<DeskSummary>>;
  /** Does one thing of a name after the other, whichever of the processes that share the store they come from. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * The references of the requests that match. What is stored after the first was asked for is not among them; what has
   * changed or gone since may be, so whoever goes through them looks again.
   */
  references(filter: ReferenceFilter): AsyncIterable<string>;
  /** Counts the requests of a time, those whose personal data was erased like all others. */
  statistics(counting: Counting): Promise<Counts>;
  /** Of these attachments, those that a stored request names, and those that one whose write failed may name. */
  namedAttachments(ids: readonly string[]): Promise<ReadonlyMap<string, Naming>>;
  /** Looks after itself, by a small durable write among others; never rejects. */
  check(): Promise<StoreHealth>;
  close(): Promise<void>;
}

/** `reason` is why it can't write, for the operator; `broken` how many documents could not be read at the start. */
export interface StoreHealth {
  readonly writable: boolean;
  readonly reason?: string;
  readonly broken: number;
}

/** `perhaps`: by a document whose write failed, and that may be there all the same. */
export type Naming = 'named' | 'perhaps';

/** A unique key is stored already, with other content, or an attachment belongs to another request. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError' as const;
  readonly by: UniqueKind | 'attachment';
  /** The attachment's id, where it is one. */
  readonly attachment: string | undefined;
  constructor(by: UniqueKind | 'attachment', attachment?: string) {
    super(`Another request has this ${by}.`);
    this.by = by;
    this.attachment = attachment;
  }
}

/** Someone changed the request in between. */
export class StaleError extends Error {
  override readonly name = 'StaleError' as const;
  readonly version: number;
  constructor(version: number) {
    super(`The request is at version ${version} by now.`);
    this.version = version;
  }
}

/** There is no such request. */
export class NotStoredError extends Error {
  override readonly name = 'NotStoredError' as const;
}

/** It could not be written durably. `full` when the disk is. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError' as const;
  readonly full: boolean;
  constructor(full: boolean, options: ErrorOptions) {
    super(full ? 'The disk is full.' : 'The store could not write.', options);
    this.full = full;
  }
}
