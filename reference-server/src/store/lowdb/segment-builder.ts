import type { Source, Status } from '@melikgazi/mimer-sdk/contract';
import { packDigits } from './digit-list.ts';
import type { FileStamp } from './file-stamp.ts';
import type { PackedRow } from './packed-row.ts';
import { Segment } from './segment.ts';
import { packColumns, wordNumbers } from './segment-columns.ts';
import { packWords } from './word-list.ts';

/** A row, and what is known of its file; `undefined` has it read again at the next start. */
export interface StampedRow {
  readonly row: PackedRow;
  readonly stamp: FileStamp | undefined;
}

/** Makes a segment of rows. */
export const buildSegment = (stamped: readonly StampedRow[], version: string): Segment => {
  const placed = stamped.toSorted((one, other) => (one.row.digits < other.row.digits ? -1 : 1));
  const rows = placed.map(({ row }) => row);
  const codes = new Codes<string>(['']);
  const sources = new Codes<Source>();
  const statuses = new Codes<Status>();
  const numbers = (valueOf: (row: PackedRow) => number) => Float64Array.from(rows, valueOf);
  const coded = (codeOf: (row: PackedRow) => number) => Uint32Array.from(rows, codeOf);
  const stamps = (of: keyof FileStamp) => Float64Array.from(placed, ({ stamp }) => stamp?.[of] ?? NaN);
  const { words, said, named } = packTexts(rows);
  const references = packDigits(rows.map(({ digits }) => digits));
  const phones = packDigits(rows.map(({ phone }) => phone));
  const texts = packWords(rows.map(({ text }) => text));
  const columns = {
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
    texts: texts.bytes,
    textStarts: texts.starts,
    ...packHashes(rows),
  };
  const tables = { codes: codes.all, sources: sources.all, statuses: statuses.all };
  return new Segment(packColumns({ ...columns, tables: Buffer.from(JSON.stringify(tables)) }), version);
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

/** The words of all rows, each once, and which of them each row has. */
const packTexts = (rows: readonly PackedRow[]) => {
  const numberOf = new Map<string, number>();
  for (const { said, named } of rows) for (const word of [...said, ...named]) numberOf.set(word, 0);
  const words = [...numberOf.keys()].sort();
  for (const [number, word] of words.entries()) numberOf.set(word, number);
  const packed = (wordsOf: (row: PackedRow) => readonly string[]) => {
    const numbers: number[] = [];
    const starts = new Uint32Array(rows.length + 1);
    for (const [place, row] of rows.entries()) {
      for (const word of wordsOf(row)) numbers.push(numberOf.get(word) ?? 0);
      starts[place + 1] = numbers.length;
    }
    return { numbers: wordNumbers(words.length, numbers), starts };
  };
  return { words: packWords(words), said: packed(({ said }) => said), named: packed(({ named }) => named) };
};

const packHashes = (rows: readonly PackedRow[]) => {
  const found = rows
    .flatMap(({ hashes }, row) => hashes.map(hash => ({ hash, row })))
    .sort((one, other) => one.hash - other.hash);
  return {
    hashes: Uint32Array.from(found, ({ hash }) => hash),
    hashRows: Uint32Array.from(found, ({ row }) => row),
  };
};
