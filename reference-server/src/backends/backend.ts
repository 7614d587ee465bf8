import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { AttachmentStore } from '../attachments/attachment-store.ts';
import type { StagingLimits } from '../attachments/staging-limits.ts';
import type { Clock } from '../clock.ts';
import type { ErasureLog } from '../erasures/erasure-log.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { OpenCounter } from '../limits/counter.ts';
import type { RequestStore } from '../store/store.ts';

/** What a server keeps everything in: a data folder that is its own, or a database that it shares with others. */
export interface Backend {
  readonly keys: KeyStore;
  /** Counts for all servers that share the backend. */
  readonly openCounter: OpenCounter;
  openJurisdiction(options: JurisdictionOptions): Promise<JurisdictionParts>;
  /** Does `work` while no other server of the backend has this turn; whoever comes later waits. */
  inTurn<T>(turn: Turn, work: () => Promise<T>): Promise<T>;
  /** The same, unless another server has the turn just now: then nothing is done and the answer is undefined. */
  unlessTaken<T>(turn: Turn, work: () => Promise<T>): Promise<T | undefined>;
  /** Drops what is of no more use to any jurisdiction. */
  sweep(now: Date): Promise<void>;
  /** Closes all that was opened. */
  close(): Promise<void>;
}

export interface Turn {
  readonly jurisdiction: string;
  readonly name: string;
}

export interface JurisdictionOptions {
  /** The jurisdiction's. */
  readonly id: string;
  readonly clock: Clock;
  /** Adds the messages that a change owes, to be written with it. @default none */
  readonly owe?: (before: StoredRequest | undefined, after: StoredRequest) => StoredRequest;
  /** Told of every write of a request, how it ended and how many seconds it took. */
  readonly onWrite?: (outcome: 'written' | 'failed', seconds: number) => void;
  /** Told at the start of the challenges that were spent on uploads lately, where nothing else remembers them. */
  readonly onSpent?: (nonce: string) => Promise<void>;
  /** @default as in production */
  readonly stagingLimits?: StagingLimits;
}

/** What is kept of one jurisdiction. */
export interface JurisdictionParts {
  readonly store: RequestStore;
  readonly attachments: AttachmentStore;
  readonly erasures: ErasureLog;
}
