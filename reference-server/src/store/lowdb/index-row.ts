import type { DeskSummary } from '@melikgazi/mimer-sdk/contract';
import { fold } from '@melikgazi/mimer-sdk/fold';
import { attachmentsOf } from '../../requests/attachments.ts';
import { closedAtOf } from '../../requests/derive.ts';
import type { Countable } from '../../requests/statistics.ts';
import type { StoredRequest, Uniques } from '../../requests/stored-request.ts';
import { summaryOf } from '../../requests/summary.ts';
import { messageRow, type MessageRow } from './message-row.ts';

/** What the index keeps of a request: enough to filter, sort and search without its document. */
export interface IndexRow {
  readonly summary: DeskSummary;
  readonly uniques: Uniques;
  /** `undefined` once the request is erased. */
  readonly tracking: StoredRequest['tracking'] | undefined;
  /** The ids of all files that it names. */
  readonly attachments: readonly string[];
  /** Milliseconds; the times of a request may have different offsets. */
  readonly receivedAt: number;
  readonly updatedAt: number;
  /** `undefined` while it is open. */
  readonly closedAt: number | undefined;
  /** Milliseconds of the day, `Infinity` without a due date. */
  readonly due: number;
  /** Folded, with a space before every word. */
  readonly text: string;
  /** Folded likewise, apart from the other text: not everybody may search it. */
  readonly identity: string;
  readonly phone: string;
  readonly hidden: boolean;
  readonly isErased: boolean;
  /** Of its ratings. */
  readonly scores: readonly number[];
  readonly messages: MessageRow;
}

/** The row of a request. */
export const indexRow = (request: StoredRequest): IndexRow => {
  const summary = summaryOf(request);
  const { applicant = {} } = request;
  const isErased = request.erasedOn !== undefined;
  const closedAt = closedAtOf(request);
  const scores = request.events.flatMap(({ score }) => score ?? []);
  return {
    summary,
    uniques: request.uniques,
    tracking: isErased ? undefined : request.tracking,
    attachments: attachmentsOf(request).map(({ id }) => id),
    receivedAt: time(summary.receivedAt),
    updatedAt: time(summary.updatedAt),
    closedAt: closedAt === undefined ? undefined : time(closedAt),
    due: summary.dueOn === undefined ? Infinity : time(summary.dueOn),
    text: searchable(textsOf(request)),
    identity: searchable([applicant.givenName, applicant.familyName, applicant.email, applicant.address]),
    phone: applicant.phone?.replace(/\D/g, '') ?? '',
    hidden: applicant.hideIdentity === true,
    isErased,
    scores: scores.length === 0 ? noScores : scores,
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

// One for all: nearly every row has none.
const noScores: readonly number[] = [];

const time = (text: string): number => {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new Error(`${text} is not a time.`);
  return milliseconds;
};

const textsOf = ({ description, attributes, location = {}, externalId, events }: StoredRequest) => [
  description,
  ...Object.values(attributes).flat().map(String),
  location.neighbourhood,
  location.street,
  location.buildingNumber,
  location.unitNumber,
  location.directions,
  externalId,
  ...events.flatMap(({ text, note }) => [text, note]),
];

const searchable = (texts: readonly (string | undefined)[]): string => {
  const folded = fold(texts.filter(text => text !== undefined).join(' '));
  return folded === '' ? '' : ` ${folded}`;
};
