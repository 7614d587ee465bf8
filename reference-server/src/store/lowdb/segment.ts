import { sourceSchema, statusSchema } from '@melikgazi/mimer-sdk/contract';
import * as z from 'zod/mini';
import { DigitList } from './digit-list.ts';
import type { FileStamp } from './file-stamp.ts';
import { unpackColumns, type SegmentColumns } from './segment-columns.ts';
import { SegmentRow } from './segment-row.ts';
import { WordList } from './word-list.ts';

/** What codes stand for; the first of `codes` is for what there is not. */
const tablesSchema = z.object({
  codes: z.array(z.string()),
  sources: z.array(sourceSchema),
  statuses: z.array(statusSchema),
});

export type SegmentTables = z.infer<typeof tablesSchema>;

/**
 * The rows of one folder of documents, in the order of their references and in columns: a tenth of what they would
 * take as objects, and as quick to search. Its bytes are what the cache keeps of it.
 */
export class Segment {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly columns: SegmentColumns;
  readonly tables: SegmentTables;
  readonly words: WordList;
  readonly references: DigitList;
  readonly phones: DigitList;
  readonly rests: Buffer;

  /** @throws when the bytes are no segment of this version. */
  constructor(bytes: Uint8Array<ArrayBuffer>, version: string) {
    const columns = unpackColumns(bytes, version);
    this.bytes = bytes;
    this.columns = columns;
    this.tables = z.parse(tablesSchema, JSON.parse(bufferOf(columns.tables).toString()));
    this.words = new WordList(bufferOf(columns.words), columns.wordStarts);
    this.references = new DigitList(bufferOf(columns.references), columns.referenceStarts);
    this.phones = new DigitList(bufferOf(columns.phones), columns.phoneStarts);
    this.rests = bufferOf(columns.rests);
  }

  get length(): number {
    return this.columns.receivedAt.length;
  }

  row(number: number): SegmentRow {
    return new SegmentRow(this, number);
  }

  /** The number of the row of this request; `undefined` where it has none. */
  find(reference: string): number | undefined {
    const digits = reference.replaceAll('-', '');
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.references.at(middle) < digits) low = middle + 1;
      else high = middle;
    }
    return low < this.length && this.references.at(low) === digits ? low : undefined;
  }

  /** What was known of the file of a row; all `NaN` where nothing was. */
  stamp(number: number): FileStamp {
    const { inode, changedAt, size } = this.columns;
    return {
      inode: inode[number] ?? NaN,
      changedAt: changedAt[number] ?? NaN,
      size: size[number] ?? NaN,
    };
  }

  /** The rows that have a key of this hash. */
  *rowsWithHash(hash: number): Generator<number, void, undefined> {
    const { hashes, hashRows } = this.columns;
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    for (; hashes[low] === hash; low += 1) yield hashRows[low] ?? 0;
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
