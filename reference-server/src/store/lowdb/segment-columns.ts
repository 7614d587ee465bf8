import { packSections, SectionReader } from './byte-sections.ts';

/** What is kept of a row as single bits. */
export const flags = { test: 1, hidden: 2, isErased: 4, hasAttachments: 8, owes: 16, hasScores: 32 } as const;

/** What rows are made of, column by column; `rests` and the like are one after the other, from `starts` to the next. */
export interface SegmentColumns {
  readonly version: Uint8Array;
  readonly inode: Float64Array;
  readonly changedAt: Float64Array;
  readonly size: Float64Array;
  readonly receivedAt: Float64Array;
  readonly updatedAt: Float64Array;
  /** `NaN` while it is open. */
  readonly closedAt: Float64Array;
  readonly due: Float64Array;
  readonly versions: Uint32Array;
  readonly flags: Uint8Array;
  /** JSON of the tables that the codes below stand for. */
  readonly tables: Uint8Array;
  readonly kind: Uint32Array;
  readonly service: Uint32Array;
  readonly source: Uint32Array;
  readonly status: Uint32Array;
  readonly unit: Uint32Array;
  readonly dueOn: Uint32Array;
  readonly kinds: Uint32Array;
  readonly words: Uint8Array;
  readonly wordStarts: Uint32Array;
  /** The numbers of the words that people wrote. */
  readonly said: Uint32Array | Uint16Array;
  readonly saidStarts: Uint32Array;
  /** The numbers of the words of who they are. */
  readonly named: Uint32Array | Uint16Array;
  readonly namedStarts: Uint32Array;
  readonly references: Uint8Array;
  readonly referenceStarts: Uint32Array;
  readonly phones: Uint8Array;
  readonly phoneStarts: Uint32Array;
  readonly rests: Uint8Array;
  readonly restStarts: Uint32Array;
  /** Of the keys of all rows, in ascending order. */
  readonly hashes: Uint32Array;
  /** The rows that those are of. */
  readonly hashRows: Uint32Array;
}

/** The columns as bytes, with a checksum. */
export const packColumns = (columns: SegmentColumns): Uint8Array<ArrayBuffer> =>
  packSections([
    columns.version,
    columns.inode,
    columns.changedAt,
    columns.size,
    columns.receivedAt,
    columns.updatedAt,
    columns.closedAt,
    columns.due,
    columns.versions,
    columns.flags,
    columns.tables,
    columns.kind,
    columns.service,
    columns.source,
    columns.status,
    columns.unit,
    columns.dueOn,
    columns.kinds,
    columns.words,
    columns.wordStarts,
    columns.said,
    columns.saidStarts,
    columns.named,
    columns.namedStarts,
    columns.references,
    columns.referenceStarts,
    columns.phones,
    columns.phoneStarts,
    columns.rests,
    columns.restStarts,
    columns.hashes,
    columns.hashRows,
  ]);

// Beyond that many words their numbers do not fit into two bytes.
const mostNarrow = 0x1_00_00;

/** An array for the numbers of this many words. */
export const wordNumbers = (words: number, numbers: readonly number[]): Uint32Array | Uint16Array =>
  words > mostNarrow ? Uint32Array.from(numbers) : Uint16Array.from(numbers);

/** The columns that are in these bytes. @throws when they are not whole, or another `version` wrote them. */
export const unpackColumns = (bytes: Uint8Array<ArrayBuffer>, version: string): SegmentColumns => {
  const reader = new SectionReader(bytes);
  const written = reader.uint8();
  if (Buffer.from(written).toString() !== version) throw new Error('Another version wrote the file.');
  const words = (starts: Uint32Array) => (starts.length - 1 > mostNarrow ? reader.uint32() : reader.uint16());
  const head = {
    version: written,
    inode: reader.float64(),
    changedAt: reader.float64(),
    size: reader.float64(),
    receivedAt: reader.float64(),
    updatedAt: reader.float64(),
    closedAt: reader.float64(),
    due: reader.float64(),
    versions: reader.uint32(),
    flags: reader.uint8(),
    tables: reader.uint8(),
    kind: reader.uint32(),
    service: reader.uint32(),
    source: reader.uint32(),
    status: reader.uint32(),
    unit: reader.uint32(),
    dueOn: reader.uint32(),
    kinds: reader.uint32(),
    words: reader.uint8(),
    wordStarts: reader.uint32(),
  };
  return {
    ...head,
    said: words(head.wordStarts),
    saidStarts: reader.uint32(),
    named: words(head.wordStarts),
    namedStarts: reader.uint32(),
    references: reader.uint8(),
    referenceStarts: reader.uint32(),
    phones: reader.uint8(),
    phoneStarts: reader.uint32(),
    rests: reader.uint8(),
    restStarts: reader.uint32(),
    hashes: reader.uint32(),
    hashRows: reader.uint32(),
  };
};
