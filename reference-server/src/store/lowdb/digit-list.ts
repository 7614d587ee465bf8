import { Recent } from './recent.ts';

const separator = '|';

/** A number of digits a row, with a separator on both sides so that nothing is found across two of them. */
export class DigitList {
  readonly #bytes: Buffer;
  readonly #starts: Uint32Array;
  readonly #found = new Recent<ReadonlySet<number>>();

  /** @param starts - Where the separator before each is. */
  constructor(bytes: Buffer, starts: Uint32Array) {
    this.#bytes = bytes;
    this.#starts = starts;
  }

  at(row: number): string {
    return this.#bytes.toString('latin1', (this.#starts[row] ?? 0) + 1, this.#starts[row + 1]);
  }

  /** The rows whose number has these digits anywhere. */
  rowsWith(digits: string): ReadonlySet<number> {
    return this.#found.get(digits, this.#find);
  }

  /** The rows whose number ends with them. */
  rowsEndingWith(digits: string): ReadonlySet<number> {
    return this.#found.get(`${digits}${separator}`, this.#find);
  }

  readonly #find = (needle: string): ReadonlySet<number> => {
    const found = new Set<number>();
    let at = this.#bytes.indexOf(needle, 0, 'latin1');
    while (at >= 0) {
      found.add(this.#rowAt(at));
      at = this.#bytes.indexOf(needle, at + 1, 'latin1');
    }
    return found;
  };

  /** The last row that begins before a byte or there. */
  #rowAt(byte: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high - 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= byte) low = middle;
      else high = middle;
    }
    return low;
  }
}

export const packDigits = (numbers: readonly string[]) => {
  const bytes = Buffer.from(`${numbers.map(digits => separator + digits).join('')}${separator}`, 'latin1');
  const starts = new Uint32Array(numbers.length + 1);
  let end = 0;
  for (const [row, digits] of numbers.entries()) {
    end += separator.length + digits.length;
    starts[row + 1] = end;
  }
  return { bytes, starts };
};
