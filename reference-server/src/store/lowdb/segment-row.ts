import type { DeskSummary, Source, Status } from '@melikgazi/mimer-sdk/contract';
import type { FileStamp } from './file-stamp.ts';
import type { IndexRow, RowDetails } from './index-row.ts';
import { readRest, textOf, type RowRest } from './row-rest.ts';
import type { Segment } from './segment.ts';
import { flags } from './segment-columns.ts';

const noScores: readonly number[] = [];

/** One row of a segment; what it says is looked up when it is asked. */
export class SegmentRow implements IndexRow {
  readonly segment: Segment;
  readonly number: number;

  constructor(segment: Segment, number: number) {
    this.segment = segment;
    this.number = number;
  }

  /** What is known of its document's file. */
  get stamp(): FileStamp {
    return this.segment.stamp(this.number);
  }

  get isStamped(): boolean {
    return !Number.isNaN(this.stamp.changedAt);
  }

  get reference(): string {
    const digits = this.segment.references.at(this.number);
    return `${digits.slice(0, 4)}-${digits.slice(4, 11)}-${digits.slice(11)}`;
  }

  get kind(): string {
    return this.#text(this.segment.columns.kind);
  }

  get service(): string {
    return this.#text(this.segment.columns.service);
  }

  get source(): Source {
    const { columns, tables } = this.segment;
    return known(tables.sources[valueAt(columns.source, this.number)]);
  }

  get status(): Status {
    const { columns, tables } = this.segment;
    return known(tables.statuses[valueAt(columns.status, this.number)]);
  }

  get unit(): string | undefined {
    return this.#optional(this.segment.columns.unit);
  }

  get dueOn(): string | undefined {
    return this.#optional(this.segment.columns.dueOn);
  }

  get kinds(): string {
    return this.#text(this.segment.columns.kinds);
  }

  get receivedAt(): number {
    return valueAt(this.segment.columns.receivedAt, this.number);
  }

  get updatedAt(): number {
    return valueAt(this.segment.columns.updatedAt, this.number);
  }

  get closedAt(): number | undefined {
    const closedAt = valueAt(this.segment.columns.closedAt, this.number);
    return Number.isNaN(closedAt) ? undefined : closedAt;
  }

  get due(): number {
    return valueAt(this.segment.columns.due, this.number);
  }

  get test(): boolean {
    return this.#has(flags.test);
  }

  get hidden(): boolean {
    return this.#has(flags.hidden);
  }

  get isErased(): boolean {
    return this.#has(flags.isErased);
  }

  get hasAttachments(): boolean {
    return this.#has(flags.hasAttachments);
  }

  get owes(): boolean {
    return this.#has(flags.owes);
  }

  get details(): RowDetails {
    return this.#read().details;
  }

  get scores(): readonly number[] {
    return this.#has(flags.hasScores) ? this.#read().scores : noScores;
  }

  get summary(): DeskSummary {
    const { kind, service, source, status, unit, dueOn, test } = this;
    const { missing, ...written } = this.#read();
    return {
      reference: this.reference,
      ...{ kind, service, source, status },
      ...(unit !== undefined && { unit }),
      receivedAt: written.receivedAt ?? textOf(this.receivedAt),
      updatedAt: written.updatedAt ?? textOf(this.updatedAt),
      ...(dueOn !== undefined && { dueOn }),
      version: valueAt(this.segment.columns.versions, this.number),
      missing: [...missing],
      test,
    };
  }

  /** Its words, each once and in no order that people wrote. */
  get text(): string {
    const { said, saidStarts } = this.segment.columns;
    return this.#words(said, saidStarts);
  }

  get identity(): string {
    const { named, namedStarts } = this.segment.columns;
    return this.#words(named, namedStarts);
  }

  get phone(): string {
    return this.segment.phones.at(this.number);
  }

  saysWord(word: string): boolean {
    const { said, saidStarts } = this.segment.columns;
    return this.#hasWord(word, said, saidStarts);
  }

  namesWord(word: string): boolean {
    const { named, namedStarts } = this.segment.columns;
    return this.#hasWord(word, named, namedStarts);
  }

  referenceHas(digits: string): boolean {
    return this.segment.references.rowsWith(digits).has(this.number);
  }

  phoneHas(digits: string): boolean {
    return this.segment.phones.rowsWith(digits).has(this.number);
  }

  phoneEndsWith(digits: string): boolean {
    return this.segment.phones.rowsEndingWith(digits).has(this.number);
  }

  #hasWord(word: string, words: ArrayLike<number>, starts: Uint32Array): boolean {
    const { from, to } = this.segment.words.beginningWith(word);
    if (from === to) return false;
    const end = valueAt(starts, this.number + 1);
    for (let at = valueAt(starts, this.number); at < end; at += 1) {
      const found = valueAt(words, at);
      if (found >= from && found < to) return true;
    }
    return false;
  }

  #words(words: Uint32Array | Uint16Array, starts: Uint32Array): string {
    const own = words.subarray(starts[this.number], starts[this.number + 1]);
    return Array.from(own, word => ` ${this.segment.words.at(word)}`).join('');
  }

  #has(flag: number): boolean {
    return (valueAt(this.segment.columns.flags, this.number) & flag) !== 0;
  }

  #text(codes: Uint32Array): string {
    return known(this.segment.tables.codes[valueAt(codes, this.number)]);
  }

  #optional(codes: Uint32Array): string | undefined {
    return valueAt(codes, this.number) === 0 ? undefined : this.#text(codes);
  }

  #read(): RowRest {
    const { rests, columns } = this.segment;
    const { restStarts } = columns;
    return readRest(rests.toString('utf8', restStarts[this.number], restStarts[this.number + 1]));
  }
}

const valueAt = (column: ArrayLike<number>, row: number): number => known(column[row]);

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The index has no such row.');
  return value;
};
