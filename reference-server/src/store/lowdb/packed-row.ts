import type { Source, Status } from '@melikgazi/mimer-sdk/contract';
import { isDeepStrictEqual } from 'node:util';
import { crc32 } from 'node:zlib';
import { keysOf, type IndexRow } from './index-row.ts';
import { writeRest } from './row-rest.ts';
import { flags } from './segment-columns.ts';

/** All that a row says, as plain data: what goes into the columns of a segment. */
export interface PackedRow {
  /** Of its reference. */
  readonly digits: string;
  readonly kind: string;
  readonly service: string;
  readonly source: Source;
  readonly status: Status;
  readonly unit: string | undefined;
  readonly dueOn: string | undefined;
  readonly kinds: string;
  readonly receivedAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | undefined;
  readonly due: number;
  readonly version: number;
  readonly flags: number;
  /** Folded, with a space before every word. */
  readonly text: string;
  readonly identity: string;
  readonly phone: string;
  /** JSON of what has no column. */
  readonly rest: string;
  readonly hashes: readonly number[];
}

export const packRow = (row: IndexRow): PackedRow => {
  const { kind, service, source, status, unit, dueOn, kinds } = row;
  const { receivedAt, updatedAt, closedAt, due, text, identity, phone } = row;
  return {
    ...{ kind, service, source, status, unit, dueOn, kinds },
    ...{ receivedAt, updatedAt, closedAt, due, text, identity, phone },
    digits: row.reference.replaceAll('-', ''),
    version: row.summary.version,
    flags: flagsOf(row),
    rest: writeRest(row),
    hashes: keysOf(row.details).map(hashOf),
  };
};

/** Whether two rows say the same; the order of words is none of a segment's. */
export const isSameRow = (one: PackedRow, other: PackedRow): boolean =>
  isDeepStrictEqual(inOrder(one), inOrder(other));

const inOrder = (row: PackedRow) => ({ ...row, text: wordsIn(row.text), identity: wordsIn(row.identity) });

const wordsIn = (text: string): string[] => [...new Set(text.split(' '))].sort();

/** By what a key is looked up. Different keys may have the same. */
export const hashOf = (key: string): number => crc32(key);

const flagsOf = (row: IndexRow): number =>
  (row.test ? flags.test : 0) |
  (row.hidden ? flags.hidden : 0) |
  (row.isErased ? flags.isErased : 0) |
  (row.hasAttachments ? flags.hasAttachments : 0) |
  (row.owes ? flags.owes : 0) |
  (row.scores.length > 0 ? flags.hasScores : 0);
