/** Longer than a statement or an idle transaction lasts: by then it is written, or never will be. */
const millisecondsInDoubt = 2 * 60_000;

/** The attachments of requests whose write failed, as long as the database may be writing them all the same. */
export class Uncertain {
  readonly #since = new Map<string, number>();

  add(ids: readonly string[]): void {
    const now = performance.now();
    for (const [id, since] of this.#since) if (now - since > millisecondsInDoubt) this.#since.delete(id);
    for (const id of ids) this.#since.set(id, now);
  }

  has(id: string): boolean {
    return performance.now() - (this.#since.get(id) ?? -Infinity) <= millisecondsInDoubt;
  }
}
