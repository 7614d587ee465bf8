import { wordNumbers } from './segment-columns.ts';
import { packTexts } from './word-list.ts';

const space = 0x20;
const smallest = 1024;

/**
 * Gives words numbers, first as they come and in the end by their order. Its own hash table, since nearly all words are
 * known: they are found where they stand, and no string is made of them.
 */
export class WordNumbering {
  readonly #words: string[] = [];
  readonly #hashes: number[] = [];
  /** By number: which text a word was last met in. */
  readonly #metIn: number[] = [];
  /** Numbers from one; zero is a free place. */
  #table = new Uint32Array(smallest);
  #texts = 0;

  /** The numbers of the words of a text with a space before every word, each once. */
  take(text: string): readonly number[] {
    this.#texts += 1;
    const own: number[] = [];
    let start = 1;
    while (start < text.length) {
      let hash = 0;
      let end = start;
      for (
        let code = text.charCodeAt(end);
        end < text.length && code !== space;
        code = text.charCodeAt(end)
      ) {
        hash = (Math.imul(hash, 31) + code) | 0;
        end += 1;
      }
      const number = this.#numberOf(text, start, end, hash);
      if (this.#metIn[number] !== this.#texts) own.push(number);
      this.#metIn[number] = this.#texts;
      start = end + 1;
    }
    return own;
  }

  /** The words in order, and what turns lists of numbers into columns that name them by their places there. */
  finish() {
    const numbers = Array.from(this.#words.keys());
    numbers.sort((one, other) => ((this.#words[one] ?? '') < (this.#words[other] ?? '') ? -1 : 1));
    const places = new Uint32Array(numbers.length);
    for (const [place, number] of numbers.entries()) places[number] = place;
    const columns = (lists: readonly (readonly number[])[]) => {
      const starts = new Uint32Array(lists.length + 1);
      const placed: number[] = [];
      for (const [list, own] of lists.entries()) {
        for (const number of own) placed.push(places[number] ?? 0);
        starts[list + 1] = placed.length;
      }
      return { numbers: wordNumbers(numbers.length, placed), starts };
    };
    return { words: packTexts(numbers.map(number => this.#words[number] ?? '')), columns };
  }

  #numberOf(text: string, start: number, end: number, hash: number): number {
    let place = this.#placeOf(hash);
    for (let number = this.#at(place); number >= 0; number = this.#at(place)) {
      const word = this.#words[number] ?? '';
      if (this.#hashes[number] === hash && word.length === end - start && text.startsWith(word, start))
        return number;
      place = (place + 1) & (this.#table.length - 1);
    }
    const number = this.#words.push(text.slice(start, end)) - 1;
    this.#hashes.push(hash);
    this.#metIn.push(0);
    this.#table[place] = number + 1;
    if (this.#words.length * 2 > this.#table.length) this.#grow();
    return number;
  }

  #placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }

  #at(place: number): number {
    return (this.#table[place] ?? 0) - 1;
  }

  #grow(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (const [number, hash] of this.#hashes.entries()) {
      let place = this.#placeOf(hash);
      while (this.#table[place] !== 0) place = (place + 1) & (this.#table.length - 1);
      this.#table[place] = number + 1;
    }
  }
}
