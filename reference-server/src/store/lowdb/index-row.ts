import {
  attachmentsOf,
  deskRow,
  type DeskRow,
  type StoredRequest,
  type Uniques,
} from '@melikgazi/mimer-sdk/domain';
import { kindsOf, messageRow, type MessageRow } from './message-row.ts';

/** What is asked of one request at a time. */
export interface RowDetails {
  readonly uniques: Uniques;
  /** `undefined` once the request is erased. */
  readonly tracking: StoredRequest['tracking'] | undefined;
  /** The ids of all files that it names. */
  readonly attachments: readonly string[];
  readonly messages: MessageRow;
}

/** What the index keeps of a request: enough to filter, sort and search without its document. */
export interface IndexRow extends DeskRow {
  readonly isErased: boolean;
  readonly hasAttachments: boolean;
  /** Whether it has messages to send, or its citizen may have news to hear. */
  readonly owes: boolean;
  /** Each kind, lane and state of its messages. */
  readonly kinds: string;
  readonly details: RowDetails;
}

/** The row of a request. */
export const indexRow = (request: StoredRequest): IndexRow => {
  const isErased = request.erasedOn !== undefined;
  const attachments = attachmentsOf(request).map(({ id }) => id);
  const messages = messageRow(request);
  return {
    ...deskRow(request),
    isErased,
    hasAttachments: attachments.length > 0,
    owes: messages.pending.length > 0 || messages.merged !== undefined,
    kinds: kindsOf(request),
    details: {
      uniques: request.uniques,
      tracking: isErased ? undefined : request.tracking,
      attachments,
      messages,
    },
  };
};

/** All keys by which a request is found, each with its kind before it. */
export const keysOf = ({ uniques, attachments }: RowDetails): string[] => [
  ...[
    ...(uniques.idempotency === undefined ? [] : [uniques.idempotency]),
    ...(uniques.alsoIdempotency ?? []),
  ].map(({ key }) => `idempotency ${key}`),
  ...(uniques.external === undefined ? [] : [`external ${uniques.external.key}`]),
  ...(uniques.nonce === undefined ? [] : [`nonce ${uniques.nonce}`]),
  ...attachments.map(id => `attachment ${id}`),
];
