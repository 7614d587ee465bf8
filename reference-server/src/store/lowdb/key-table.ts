const smallest = 1024;

/**
 * In which segments keys may be, by their hashes: a hint that whoever asks has to check. It never forgets, as a key that
 * is gone from a segment is not found there.
 */
export class KeyTable {
  /** Segments by number, from one; zero is a free place. */
  #places = new Uint32Array(smallest);
  #hashes = new Uint32Array(smallest);
  #used = 0;

  add(hash: number, segment: number): void {
    if (this.#used * 2 >= this.#places.length) this.#grow();
    for (let place = this.#first(hash); ; place = this.#next(place)) {
      if (this.#places[place] === 0) {
        this.#places[place] = segment + 1;
        this.#hashes[place] = hash;
        this.#used += 1;
        return;
      }
      if (this.#hashes[place] === hash && this.#places[place] === segment + 1) return;
    }
  }

  *segmentsWith(hash: number): Generator<number, void, undefined> {
    for (let place = this.#first(hash); this.#places[place] !== 0; place = this.#next(place)) {
      if (this.#hashes[place] === hash) yield (this.#places[place] ?? 0) - 1;
    }
  }

  #first(hash: number): number {
    return hash & (this.#places.length - 1);
  }

  #next(place: number): number {
    return (place + 1) & (this.#places.length - 1);
  }

  #grow(): void {
    const [places, hashes] = [this.#places, this.#hashes];
    this.#places = new Uint32Array(places.length * 2);
    this.#hashes = new Uint32Array(places.length * 2);
    this.#used = 0;
    for (const [place, segment] of places.entries())
      if (segment > 0) this.add(hashes[place] ?? 0, segment - 1);
  }
}
