const mostKept = 8;

/** What was made of the last few texts: a search asks for the same ones row by row, for which a map would be slow. */
export class Recent<T> {
  readonly #texts: string[] = [];
  readonly #made: T[] = [];
  #oldest = 0;

  get(text: string, make: (text: string) => T): T {
    const known = this.#made[this.#texts.indexOf(text)];
    if (known !== undefined) return known;
    const made = make(text);
    this.#texts[this.#oldest] = text;
    this.#made[this.#oldest] = made;
    this.#oldest = (this.#oldest + 1) % mostKept;
    return made;
  }
}
