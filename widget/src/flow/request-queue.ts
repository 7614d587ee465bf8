import type { NewRequest } from '@melikgazi/mimer-sdk';
import type { Answers } from './answers.ts';

/** A file that goes with a request; `attachmentId` once it is uploaded. */
export interface QueuedFile {
  readonly name: string;
  readonly blob: Blob;
  readonly attachmentId?: string | undefined;
}

/** A request that is to be sent once the network is back. */
export interface QueuedRequest {
  readonly request: NewRequest;
  /** The intent's key: attempts may have been made with it. */
  readonly idempotencyKey: string;
  /** Other bodies that went out under the key and were not answered. */
  readonly earlier: readonly NewRequest[];
  readonly files: readonly QueuedFile[];
  /** What the citizen typed, to be opened again should the municipality refuse it, and what it is about. */
  readonly context: { readonly answers: Answers; readonly subject: string };
}

/** Keeps requests on the device until they are sent. */
export interface RequestQueue {
  /** Answers the id under which it is found again; rejects where the device cannot keep it. */
  readonly add: (request: QueuedRequest) => Promise<string>;
}
