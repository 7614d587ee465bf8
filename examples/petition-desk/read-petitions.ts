import { fold } from '@melikgazi/mimer-sdk/fold';
import { parse } from 'csv-parse/sync';
import words from './words.json' with { type: 'json' };

/** What a column holds. */
export type Column = keyof typeof words.headings;

/** A row of the file: what its columns hold, and the line that it ends in. Blank cells are absent. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

const isColumn = (name: string): name is Column => Object.hasOwn(words.headings, name);
const columns = Object.keys(words.headings).filter(isColumn);
const needed: readonly Column[] = ['registerNumber', 'kind', 'service', 'description'];

/** Which column a heading means, however Excel or a clerk wrote it. */
const columnOf = (heading: string): Column | undefined =>
  columns.find(column => words.headings[column].some(known => fold(known) === fold(heading)));

const textOf = (bytes: Uint8Array, encoding: string): string => {
  // Excel's “Unicode text” says what it is by its first two bytes.
  const actual = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : encoding;
  try {
    return new TextDecoder(actual, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(words.said.encoding.replace('{encoding}', encoding), { cause });
  }
};

/**
 * The rows of a CSV file, as a Turkish Excel or anything else writes it, and the lines of those that cannot be read.
 *
 * @throws Error for the clerk where the encoding is another one, or a column is missing.
 */
export const readPetitions = (bytes: Uint8Array, encoding: string): { rows: Row[]; unreadable: number[] } => {
  const whole = textOf(bytes, encoding);
  const [excel = '', named] = /^sep=(.)(?=\r?\n)/.exec(whole) ?? [];
  // That line stays, empty, so that what is said of lines is right.
  const text = whole.slice(excel.length);
  const header = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const most = [';', ',', '\t'].toSorted(
    (one, other) => header.split(other).length - header.split(one).length,
  );
  const delimiter = named ?? most[0] ?? ';';
  const present = header.split(delimiter).map(heading => columnOf(heading.replaceAll('"', '')));
  const missing = needed.filter(column => !present.includes(column)).map(column => words.headings[column][0]);
  if (missing.length > 0) throw new Error(words.said.columns.replace('{columns}', missing.join(', ')));
  const unreadable: number[] = [];
  const records: { info: { lines: number }; record: Record<string, string> }[] = parse(text, {
    delimiter,
    columns: (headings: string[]) => headings.map(heading => columnOf(heading) ?? false),
    info: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    on_skip: error => void unreadable.push(Number(error?.['lines'])),
  });
  const rows = records.map(({ info, record }) => ({
    line: info.lines,
    cells: Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== '')),
  }));
  return { rows, unreadable };
};
