import type { DeskSummary } from '@melikgazi/mimer-sdk/contract';
import { fold } from '@melikgazi/mimer-sdk/fold';
import type { StoredRequest, Uniques } from '../../requests/stored-request.ts';
import { summaryOf } from '../../requests/summary.ts';

/** What the index keeps of a request: enough to filter, sort and search without its document. */
export interface IndexRow {
  readonly summary: DeskSummary;
  readonly uniques: Uniques;
  /** Milliseconds; the times of a request may have different offsets. */
  readonly receivedAt: number;
  readonly updatedAt: number;
  /** Milliseconds of the day, `Infinity` without a due date. */
  readonly due: number;
  /** Folded, with a space before every word. */
  readonly text: string;
  /** Folded likewise, apart from the other text: not everybody may search it. */
  readonly identity: string;
  readonly phone: string;
  readonly hidden: boolean;
}

/** The row of a request. */
export const indexRow = (request: StoredRequest): IndexRow => {
  const summary = summaryOf(request);
  const { applicant = {} } = request;
  return {
    summary,
    uniques: request.uniques,
    receivedAt: time(summary.receivedAt),
    updatedAt: time(summary.updatedAt),
    due: summary.dueOn === undefined ? Infinity : time(summary.dueOn),
    text: searchable(textsOf(request)),
    identity: searchable([applicant.givenName, applicant.familyName, applicant.email, applicant.address]),
    phone: applicant.phone?.replace(/\D/g, '') ?? '',
    hidden: applicant.hideIdentity === true,
  };
};

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
