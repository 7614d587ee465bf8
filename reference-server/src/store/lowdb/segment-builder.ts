import type { Source, Status } from '@melikgazi/mimer-sdk/contract';
import { packDigits } from './digit-list.ts';
import type { FileStamp } from './file-stamp.ts';
import type { PackedRow } from './packed-row.ts';
import { Segment } from './segment.ts';
import { packColumns } from './segment-columns.ts';
import { packTexts } from './word-list.ts';
import { WordNumbering } from './word-numbering.ts';

/** A row whose words are numbers already: as strings they would take many times the memory. */
interface NumberedRow extends Omit<PackedRow, 'text' | 'identity'> {
  readonly stamp: FileStamp | undefined;
  readonly said: readonly number[];
  readonly named: readonly number[];
}

/** Makes a segment, row by row and in any order. */
export class SegmentBuilder {
  readonly #words = new WordNumbering();
  readonly #rows: NumberedRow[] = [];

  /** @param stamp - What is known of the document's file; `undefined` has it read again at the next start. */
  add({ text, identity, ...row }: PackedRow, stamp: FileStamp | undefined): void {
    this.#rows.push({ ...row, stamp, said: this.#words.take(text), named: this.#words.take(identity) });
  }

  /** The segment; `undefined` without a row. */
  finish(version: string): Segment | undefined {
    if (this.#rows.length === 0) return undefined;
    const rows = this.#rows.sort((one, other) => (one.digits < other.digits ? -1 : 1));
    return new Segment(packColumns(columnsOf(rows, this.#words, version)), version);
  }
}

const columnsOf = (rows: readonly NumberedRow[], numbering: WordNumbering, version: string) => {
  const codes = new Codes<string>(['']);
  const sources = new Codes<Source>();
  const statuses = new Codes<Status>();
  const numbers = (valueOf: (row: NumberedRow) => number) => Float64Array.from(rows, valueOf);
  const coded = (codeOf: (row: NumberedRow) => number) => Uint32Array.from(rows, codeOf);
  const stamps = (of: keyof FileStamp) => numbers(({ stamp }) => stamp?.[of] ?? NaN);
  const { words, columns } = numbering.finish();
  const said = columns(rows.map(row => row.said));
  const named = columns(rows.map(row => row.named));
  const references = packDigits(rows.map(({ digits }) => digits));
  const phones = packDigits(rows.map(({ phone }) => phone));
  const rests = packTexts(rows.map(({ rest }) => rest));
  const packed = {
    version: Buffer.from(version),
    inode: stamps('inode'),
    changedAt: stamps('changedAt'),
    size: stamps('size'),
    receivedAt: numbers(({ receivedAt }) => receivedAt),
    updatedAt: numbers(({ updatedAt }) => updatedAt),
    closedAt: numbers(({ closedAt }) => closedAt ?? NaN),
    due: numbers(({ due }) => due),
    versions: coded(row => row.version),
    flags: Uint8Array.from(rows, row => row.flags),
    kind: coded(({ kind }) => codes.of(kind)),
    service: coded(({ service }) => codes.of(service)),
    source: coded(({ source }) => sources.of(source)),
    status: coded(({ status }) => statuses.of(status)),
    unit: coded(({ unit }) => (unit === undefined ? 0 : codes.of(unit))),
    dueOn: coded(({ dueOn }) => (dueOn === undefined ? 0 : codes.of(dueOn))),
    kinds: coded(({ kinds }) => codes.of(kinds)),
    words: words.bytes,
    wordStarts: words.starts,
    said: said.numbers,
    saidStarts: said.starts,
    named: named.numbers,
    namedStarts: named.starts,
    references: references.bytes,
    referenceStarts: references.starts,
    phones: phones.bytes,
    phoneStarts: phones.starts,
    rests: rests.bytes,
    restStarts: rests.starts,
    ...hashesOf(rows),
  };
  const tables = { codes: codes.all, sources: sources.all, statuses: statuses.all };
  return { ...packed, tables: Buffer.from(JSON.stringify(tables)) };
};

/** Numbers for values, in the order in which they come. */
class Codes<T extends string> {
  readonly all: T[] = [];
  readonly #codes = new Map<T, number>();

  constructor(first: readonly T[] = []) {
    for (const value of first) this.all.push(value);
  }

  of(value: T): number {
    const code = this.#codes.get(value) ?? this.all.push(value) - 1;
    this.#codes.set(value, code);
    return code;
  }
}

const hashesOf = (rows: readonly NumberedRow[]) => {
  const found = rows
    .flatMap(({ hashes }, row) => hashes.map(hash => ({ hash, row })))
    .sort((one, other) => one.hash - other.hash);
  return {
    hashes: Uint32Array.from(found, ({ hash }) => hash),
    hashRows: Uint32Array.from(found, ({ row }) => row),
  };
};
