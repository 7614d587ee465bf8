import type { DeskQuery, DeskSummary } from '@melikgazi/mimer-sdk/contract';
import type { StoredRequest, Uniques } from '../requests/stored-request.ts';

/** A request that is about to be stored: its reference is drawn by the store, since only the store knows which are free. */
export interface Draft {
  readonly uniques: Uniques;
  /** Draws a reference at random; called again after a clash. */
  readonly drawReference: () => string;
  /** Makes the document for a reference; called again with the same reference when a failed write is retried. */
  readonly build: (reference: string) => StoredRequest;
}

/** `today` decides what is overdue; `sensitive` whether hidden applicants may be searched. */
export interface ListOptions {
  readonly query: DeskQuery;
  readonly today: string;
  readonly timeZone: string;
  readonly sensitive: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/**
 * The requests of one jurisdiction. A promise resolves only when what it says would survive a power cut.
 *
 * `insert` is unique by idempotency key, by external id and by challenge nonce: a second submission with a key or
 * external id that is stored, with the same content, answers the stored request with `replayed: true`.
 */
export interface RequestStore {
  /**
   * @throws {@link ConflictError} when a unique key is stored with other content, or a nonce is spent.
   * @throws {@link UnavailableError} when it could not be written durably; the same draft may come again.
   */
  insert(draft: Draft): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }>;
  /** The stored request with this idempotency key, looked up before anything else is checked. */
  findByIdempotencyKey(keys: readonly string[]): Promise<StoredRequest | undefined>;
  /** The stored request with this external key, looked up likewise. */
  findByExternalKey(key: string): Promise<StoredRequest | undefined>;
  find(reference: string): Promise<StoredRequest | undefined>;
  /**
   * Writes `change(stored)` where the stored version is `expectedVersion`, or whatever it is where that is undefined;
   * `revision` is the store's to raise. What `change` throws is thrown, and nothing is written.
   *
   * @throws {@link StaleError} when it is another version. @throws {@link NotStoredError} when there is no such request.
   */
  update(
    reference: string,
    expectedVersion: number | undefined,
    change: (stored: StoredRequest) => StoredRequest,
  ): Promise<StoredRequest>;
  list(options: ListOptions): Promise<Page<DeskSummary>>;
  close(): Promise<void>;
}

/** A unique key is stored already, with other content. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError' as const;
  readonly by: keyof Uniques;
  constructor(by: keyof Uniques) {
    super(`Another request has this ${by}.`);
    this.by = by;
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

/** A cursor or query that the store can't follow. */
export class QueryError extends Error {
  override readonly name = 'QueryError' as const;
  readonly parameter: string;
  constructor(parameter: string) {
    super(`The ${parameter} can't be followed.`);
    this.parameter = parameter;
  }
}
