import type { Source, Status } from '@melikgazi/mimer-sdk/contract';
import { crc32 } from 'node:zlib';
import { keysOf, type IndexRow } from './index-row.ts';
import { writeRowText } from './row-text.ts';
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
  /** The words of its text and of who they are, each once, in order. */
  readonly said: readonly string[];
  readonly named: readonly string[];
  readonly phone: string;
  readonly text: string;
  readonly hashes: readonly number[];
}

export const packRow = (row: IndexRow): PackedRow => {
  const { kind, service, source, status, unit, dueOn, kinds } = row;
  const { receivedAt, updatedAt, closedAt, due, phone } = row;
  return {
    ...{ kind, service, source, status, unit, dueOn, kinds },
    ...{ receivedAt, updatedAt, closedAt, due, phone },
    digits: row.reference.replaceAll('-', ''),
    version: row.summary.version,
    flags: flagsOf(row),
    said: wordsIn(row.text),
    named: wordsIn(row.identity),
    text: writeRowText(row),
    hashes: keysOf(row.details).map(hashOf),
  };
};

/** By what a key is looked up. Different keys may have the same. */
export const hashOf = (key: string): number => crc32(key);

const flagsOf = (row: IndexRow): number =>
  (row.test ? flags.test : 0) |
  (row.hidden ? flags.hidden : 0) |
  (row.isErased ? flags.isErased : 0) |
  (row.hasAttachments ? flags.hasAttachments : 0) |
  (row.owes ? flags.owes : 0) |
  (row.scores.length > 0 ? flags.hasScores : 0);

const wordsIn = (text: string): string[] =>
  text === '' ? [] : [...new Set(text.slice(1).split(' '))].sort();
