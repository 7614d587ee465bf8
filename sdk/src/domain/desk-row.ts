import type { DeskSummary, Source, Status } from '../contract/index.ts';
import { foldLong } from './fold-long.ts';
import { closedAtOf } from './derive.ts';
import type { SearchedRow } from './search.ts';
import type { StoredRequest } from './stored-request.ts';
import { summaryOf } from './summary.ts';

/** A request as a list filters, orders and searches it, in whatever way a store keeps it. */
export interface ListedRow extends SearchedRow {
  readonly reference: string;
  readonly kind: string;
  readonly service: string;
  readonly source: Source;
  readonly status: Status;
  readonly unit: string | undefined;
  readonly dueOn: string | undefined;
  readonly test: boolean;
  /** Milliseconds; the times of a request may have different offsets. */
  readonly receivedAt: number;
  readonly updatedAt: number;
  /** Milliseconds of the day, `Infinity` without a due date. */
  readonly due: number;
  readonly hidden: boolean;
  readonly summary: DeskSummary;
}

/** A request as lists and statistics need it, without its document. */
export interface DeskRow extends ListedRow {
  /** `undefined` while it is open. */
  readonly closedAt: number | undefined;
  /** Of its ratings. */
  readonly scores: readonly number[];
  /** Folded, with a space before every word. */
  readonly text: string;
  /** Folded likewise, apart from the other text: not everybody may search it. */
  readonly identity: string;
  /** The digits of the applicant's telephone number. */
  readonly phone: string;
}

/** The row of a request. */
export const deskRow = (request: StoredRequest): DeskRow => {
  const summary = summaryOf(request);
  const { reference, kind, service, source, status, unit, dueOn, test } = summary;
  const { applicant = {} } = request;
  const closedAt = closedAtOf(request);
  const scores = request.events.flatMap(({ score }) => score ?? []);
  const searched = {
    text: searchable(textsOf(request)),
    identity: searchable([applicant.givenName, applicant.familyName, applicant.email, applicant.address]),
    phone: applicant.phone?.replace(/\D/g, '') ?? '',
  };
  return {
    ...{ summary, reference, kind, service, source, status, unit, dueOn, test },
    receivedAt: time(summary.receivedAt),
    updatedAt: time(summary.updatedAt),
    closedAt: closedAt === undefined ? undefined : time(closedAt),
    due: dueOn === undefined ? Infinity : time(dueOn),
    hidden: applicant.hideIdentity === true,
    scores: scores.length === 0 ? noScores : scores,
    ...searched,
    ...lookups(reference, searched),
  };
};

const lookups = (
  reference: string,
  { text, identity, phone }: Pick<DeskRow, 'text' | 'identity' | 'phone'>,
): SearchedRow => ({
  saysWord: word => text.includes(` ${word}`),
  namesWord: word => identity.includes(` ${word}`),
  referenceHas: digits => reference.replaceAll('-', '').includes(digits),
  phoneHas: digits => phone.includes(digits),
  phoneEndsWith: digits => phone.endsWith(digits),
});

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
  const folded = foldLong(texts.filter(text => text !== undefined).join(' '));
  return folded === '' ? '' : ` ${folded}`;
};
