import { Recent } from './recent.ts';

/** The numbers of the words from `from` to before `to`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** Words in order, one after the other in UTF-8. */
export class WordList {
  readonly #bytes: Buffer;
  readonly #starts: Uint32Array;
  readonly #ranges = new Recent<WordRange>();

  /** @param starts - Where each begins; one more than there are words. */
  constructor(bytes: Buffer, starts: Uint32Array) {
    this.#bytes = bytes;
    this.#starts = starts;
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  at(number: number): string {
    return this.#bytes.toString('utf8', this.#starts[number], this.#starts[number + 1]);
  }

  /** The words that begin with `prefix`. */
  beginningWith(prefix: string): WordRange {
    return this.#ranges.get(prefix, this.#rangeOf);
  }

  readonly #rangeOf = (prefix: string): WordRange => {
    const from = this.#first(0, word => word >= prefix);
    return { from, to: this.#first(from, word => !word.startsWith(prefix)) };
  };

  /** The first word from `start` on that `is` holds for, where it holds for all after it too. */
  #first(start: number, is: (word: string) => boolean): number {
    let low = start;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (is(this.at(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Texts one after the other in UTF-8; for a list of words they have to be in JavaScript's own order. */
export const packTexts = (texts: readonly string[]) => {
  const starts = new Uint32Array(texts.length + 1);
  const bytes = Buffer.from(texts.join(''));
  let end = 0;
  for (const [number, text] of texts.entries()) {
    end += Buffer.byteLength(text);
    starts[number + 1] = end;
  }
  return { bytes, starts };
};
