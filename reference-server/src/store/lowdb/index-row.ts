import {
  attachmentsOf,
  type Countable,
  deskRow,
  type DeskRow,
  type StoredRequest,
  type Uniques,
} from '@melikgazi/mimer-sdk/domain';
import { messageRow, type MessageRow } from './message-row.ts';

/** What the index keeps of a request: enough to filter, sort and search without its document. */
export interface IndexRow extends DeskRow {
  readonly uniques: Uniques;
  /** `undefined` once the request is erased. */
  readonly tracking: StoredRequest['tracking'] | undefined;
  /** The ids of all files that it names. */
  readonly attachments: readonly string[];
  readonly isErased: boolean;
  readonly messages: MessageRow;
}

/** The row of a request. */
export const indexRow = (request: StoredRequest): IndexRow => {
  const isErased = request.erasedOn !== undefined;
  return {
    ...deskRow(request),
    uniques: request.uniques,
    tracking: isErased ? undefined : request.tracking,
    attachments: attachmentsOf(request).map(({ id }) => id),
    isErased,
    messages: messageRow(request),
  };
};

/** What each row contributes to statistics. */
export function* countable(rows: Iterable<IndexRow>): Generator<Countable, void, undefined> {
  for (const { summary, receivedAt, closedAt, scores } of rows) {
    const { source, kind, service, status, unit, test } = summary;
    yield { source, kind, service, status, unit, test, receivedAt, closedAt, scores };
  }
}
