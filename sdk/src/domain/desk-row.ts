import type { DeskSummary } from '../contract/index.ts';
import { fold } from '../fold.ts';
import { closedAtOf } from './derive.ts';
import type { StoredRequest } from './stored-request.ts';
import { summaryOf } from './summary.ts';

/** What a list keeps of a request: enough to filter, sort and search without its document. */
export interface DeskRow {
  readonly summary: DeskSummary;
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
  /** Of its ratings. */
  readonly scores: readonly number[];
}

/** The row of a request. */
export const deskRow = (request: StoredRequest): DeskRow => {
  const summary = summaryOf(request);
  const { applicant = {} } = request;
  const closedAt = closedAtOf(request);
  const scores = request.events.flatMap(({ score }) => score ?? []);
  return {
    summary,
    receivedAt: time(summary.receivedAt),
    updatedAt: time(summary.updatedAt),
    closedAt: closedAt === undefined ? undefined : time(closedAt),
    due: summary.dueOn === undefined ? Infinity : time(summary.dueOn),
    text: searchable(textsOf(request)),
    identity: searchable([applicant.givenName, applicant.familyName, applicant.email, applicant.address]),
    phone: applicant.phone?.replace(/\D/g, '') ?? '',
    hidden: applicant.hideIdentity === true,
    scores: scores.length === 0 ? noScores : scores,
  };
};

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
