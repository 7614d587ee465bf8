import { readEntries, type RememberedRequest } from './read-entries.ts';

/** Where it is kept: the browser's `localStorage`, or anything with its shape. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The most requests that are remembered; the oldest one gives way. */
const most = 50;

/**
 * The requests that a citizen wants this device to remember: number and code, so nothing is stored that was not asked for.
 *
 * What it owns: one key of the storage, for one endpoint; what may stand under it.
 * What it does NOT own: asking, showing, the storage.
 */
export class RememberedRequests {
  /** The key of the storage. */
  readonly key: string;
  private readonly storage: () => StoragePort;

  /**
   * @param endpoint - The absolute URL of the backend.
   * @param storage - Asked each time, for a page may forbid it by throwing.
   */
  constructor(endpoint: string, storage: () => StoragePort) {
    this.key = `mimer.remembered ${endpoint.replace(/\/+$/, '')}`;
    this.storage = storage;
  }

  /** Whether the device lets us keep anything. */
  get isPossible(): boolean {
    return this.attempt(storage => [storage.getItem(this.key)]) !== undefined;
  }

  /** All of them, the last one remembered first. What was stored by somebody else, or by another version, is left out. */
  list(): readonly RememberedRequest[] {
    return this.attempt(storage => readEntries(storage.getItem(this.key))) ?? [];
  }

  has(reference: string): boolean {
    return this.list().some(entry => entry.reference === reference);
  }

  /** Remembers a request, or how it stands now; answers whether the device took it. */
  remember(entry: RememberedRequest): boolean {
    const others = this.list().filter(({ reference }) => reference !== entry.reference);
    return this.write([entry, ...others].slice(0, most));
  }

  /** Brings what is remembered of a request up to date, in its place; nothing happens where it is not remembered. */
  refresh(entry: RememberedRequest): void {
    const all = this.list();
    if (!all.some(({ reference }) => reference === entry.reference)) return;
    this.write(all.map(former => (former.reference === entry.reference ? entry : former)));
  }

  forget(reference: string): boolean {
    return this.write(this.list().filter(entry => entry.reference !== reference));
  }

  forgetAll(): boolean {
    return this.write([]);
  }

  private write(entries: readonly RememberedRequest[]): boolean {
    return (
      this.attempt(storage => {
        if (entries.length === 0) storage.removeItem(this.key);
        else storage.setItem(this.key, JSON.stringify(entries));
        return true;
      }) ?? false
    );
  }

  private attempt<Result>(use: (storage: StoragePort) => Result): Result | undefined {
    try {
      return use(this.storage());
    } catch {
      // Storage may be forbidden or full; then the page works without the list.
      return undefined;
    }
  }
}
