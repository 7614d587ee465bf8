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

/**
 * A request without the attachments that its `files` bring along, and what will go out of both; that is not known while a file has
 * no id.
 */
export const withoutFiles = (
  { attachments = [], ...rest }: NewRequest,
  files: readonly QueuedFile[],
): { readonly request: NewRequest; readonly goesOut: NewRequest | undefined } => {
  const ids = files.map(({ attachmentId }) => attachmentId);
  const others = attachments.filter(id => !ids.includes(id));
  const known = ids.filter(id => id !== undefined);
  return {
    request: others.length === 0 ? rest : { ...rest, attachments: others },
    goesOut: known.length === ids.length ? { ...rest, attachments: [...others, ...known] } : undefined,
  };
};

/** Whether two bodies say the same. */
export const isSame = (one: NewRequest, other: NewRequest | undefined): boolean =>
  other !== undefined && contentOf(one) === contentOf(other);

const contentOf = ({ attachments = [], ...rest }: NewRequest): string => JSON.stringify([rest, attachments]);
