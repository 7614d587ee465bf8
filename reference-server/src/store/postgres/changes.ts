import { machineTimer, type SetTimer } from '../../periodic-job.ts';
import { lookForChanges, type Change } from './change-poll.ts';
import { connectChannel, type Channel } from './change-channel.ts';
import type { Database } from './database.ts';

/** Told of the reference of a request that may have changed. */
type Watcher = (reference: string) => void;

/** How the stores of a process hear of each other's changes, and of those of other processes. */
export interface Changes {
  /** Says that a request was written: to who watches here at once, to other processes within moments. */
  tell(change: Change): void;
  /**
   * `closely`: also of what another process wrote and could not tell, since it died or nobody can listen; that is found by
   * looking, as long as somebody watches closely.
   */
  watch(jurisdiction: string, watcher: Watcher, closely: boolean): () => void;
  close(): Promise<void>;
}

export interface ChangesOptions {
  readonly database: Database;
  /** Told why nothing can be heard or looked for at the moment; it is tried again. */
  readonly onError?: (error: unknown) => void;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
}

const millisecondsUntilTold = 25;
/** Between two looks, where others can't tell. */
const millisecondsAlone = 2000;
/** The same, where they can, and only what died with a process has to be found. */
const millisecondsTold = 15_000;

/** Opens them, once for all jurisdictions of a process. Finds out by trying whether the database lets anybody listen. */
export const openChanges = async (options: ChangesOptions): Promise<Changes> => {
  const changes = new OpenChanges(options);
  await changes.open();
  return changes;
};

class OpenChanges implements Changes {
  readonly #database: Database;
  readonly #onError: (error: unknown) => void;
  readonly #setTimer: SetTimer;
  readonly #watchers = new Map<string, Map<Watcher, boolean>>();
  #untold: Change[] = [];
  #channel: Channel | undefined;
  #cancelTelling: (() => void) | undefined;
  #cancelLooking: (() => void) | undefined;
  #telling: Promise<void> = Promise.resolve();
  #looking: Promise<void> = Promise.resolve();
  #seen: ReadonlyMap<string, number> = new Map();
  #lookedAt: number | undefined;
  #isClosed = false;

  constructor({ database, onError = () => undefined, setTimer = machineTimer }: ChangesOptions) {
    this.#database = database;
    this.#onError = onError;
    this.#setTimer = setTimer;
  }

  async open(): Promise<void> {
    this.#channel = await connectChannel({
      database: this.#database,
      onHeard: changes => changes.forEach(change => this.#tellHere(change)),
      // What was said meanwhile was not heard.
      onBack: () => this.#lookSoon(0),
      onError: this.#onError,
      setTimer: this.#setTimer,
    });
  }

  tell(change: Change): void {
    this.#tellHere(change);
    this.#untold.push(change);
    this.#cancelTelling ??= this.#setTimer(() => {
      this.#telling = this.#telling.then(() => this.#tellOthers());
    }, millisecondsUntilTold);
  }

  watch(jurisdiction: string, watcher: Watcher, closely: boolean): () => void {
    // Whoever watches twice is told twice.
    const own: Watcher = reference => watcher(reference);
    const watchers = this.#watchers.get(jurisdiction) ?? new Map<Watcher, boolean>();
    this.#watchers.set(jurisdiction, watchers.set(own, closely));
    if (closely) this.#lookSoon(this.#pause());
    return () => {
      watchers.delete(own);
      if (watchers.size === 0) this.#watchers.delete(jurisdiction);
      if (this.#closelyWatched().length > 0) return;
      this.#cancelLooking?.();
      this.#cancelLooking = undefined;
      this.#lookedAt = undefined;
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTelling?.();
    this.#cancelLooking?.();
    await this.#telling;
    await this.#tellOthers();
    await this.#looking;
    await this.#channel?.close();
  }

  #tellHere({ jurisdiction, reference }: Change): void {
    for (const watcher of [...(this.#watchers.get(jurisdiction)?.keys() ?? [])]) watcher(reference);
  }

  async #tellOthers(): Promise<void> {
    this.#cancelTelling = undefined;
    const untold = this.#untold;
    this.#untold = [];
    if (untold.length > 0) await this.#channel?.say(untold).catch(this.#onError);
  }

  #pause(): number {
    return this.#channel?.isHeard() === true ? millisecondsTold : millisecondsAlone;
  }

  #closelyWatched(): readonly string[] {
    return [...this.#watchers]
      .filter(([, watchers]) => [...watchers.values()].includes(true))
      .map(([jurisdiction]) => jurisdiction);
  }

  #lookSoon(milliseconds: number): void {
    if (this.#isClosed || this.#closelyWatched().length === 0) return;
    if (milliseconds === 0) this.#cancelLooking?.();
    else if (this.#cancelLooking !== undefined) return;
    // What was committed from here on is to be found, however long it takes until the first look.
    this.#lookedAt ??= performance.now();
    this.#cancelLooking = this.#setTimer(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, milliseconds);
  }

  async #look(): Promise<void> {
    this.#cancelLooking = undefined;
    const start = performance.now();
    const sinceLast = start - (this.#lookedAt ?? start);
    try {
      const found = await lookForChanges(this.#database, this.#closelyWatched(), sinceLast);
      const before = this.#seen;
      this.#seen = new Map(found.map(change => [keyOf(change), change.revision]));
      this.#lookedAt = start;
      for (const change of found) if (before.get(keyOf(change)) !== change.revision) this.#tellHere(change);
    } catch (error) {
      this.#onError(error);
    }
    this.#lookSoon(this.#pause());
  }
}

const keyOf = ({ jurisdiction, reference }: Change) => `${jurisdiction}/${reference}`;
