import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { RequestStore } from '../store.ts';
import type { Changes } from './changes.ts';
import type { Database } from './database.ts';

export interface PostgresStoreOptions {
  /** Shared by all jurisdictions; whoever opened it closes it, after the stores. */
  readonly database: Database;
  /** Likewise. */
  readonly changes: Changes;
  /** The id of the jurisdiction; nothing of another one is seen or touched. */
  readonly jurisdiction: string;
  /** Told of every write of a request, how it ended and how many seconds it took. */
  readonly onWrite?: (outcome: 'written' | 'failed', seconds: number) => void;
  /** Adds the messages that a change owes, to be written with it. @default none */
  readonly owe?: (before: StoredRequest | undefined, after: StoredRequest) => StoredRequest;
}

/** Opens the store of one jurisdiction in a database. */
export const openPostgresStore = (_options: PostgresStoreOptions): Promise<RequestStore> =>
  Promise.reject(new Error('The store is being written.'));
