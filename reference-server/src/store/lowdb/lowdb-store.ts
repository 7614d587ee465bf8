import type { DeskSummary } from '@melikgazi/mimer-sdk/contract';
import { basename, resolve } from 'node:path';
import type { StoredRequest, Uniques } from '../../requests/stored-request.ts';
import {
  NotStoredError,
  StaleError,
  UnavailableError,
  type Draft,
  type ListOptions,
  type Page,
  type RequestStore,
} from '../store.ts';
import { DurableFolders } from './durable-folders.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { ownFolder, type FolderOwnership } from './folder-owner.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { listRows } from './query.ts';
import { RequestFiles, type BrokenDocument } from './request-files.ts';
import { RequestIndex } from './request-index.ts';
import { Reservations } from './reservations.ts';

export interface LowdbStoreOptions {
  /** The data folder; made where there is none. */
  readonly folder: string;
  /** @default the disk of this machine */
  readonly fileSystem?: FileSystem;
  /** Makes this process the folder's only owner. @default by a listening socket in the folder */
  readonly own?: (folder: string) => Promise<FolderOwnership>;
}

/** A store of requests in a folder, one lowdb database a request. */
export interface LowdbStore extends RequestStore {
  /** The documents that could not be read at the start. */
  readonly broken: readonly BrokenDocument[];
}

/**
 * Opens the store in a data folder, which it has for itself until it is closed.
 *
 * @throws when another process uses the folder, or its disk can't be read or written.
 */
export const openLowdbStore = async (options: LowdbStoreOptions): Promise<LowdbStore> => {
  const { fileSystem = nodeFileSystem, own = ownFolder } = options;
  const folder = resolve(options.folder);
  const folders = new DurableFolders(fileSystem, folder);
  await folders.ensure(folder);
  const ownership = await own(folder);
  try {
    const files = new RequestFiles(fileSystem, folders, folder);
    const index = new RequestIndex();
    const broken = await files.readAll(request => index.put(request));
    return new OpenLowdbStore(ownership, files, index, broken);
  } catch (error) {
    await ownership.release();
    throw error;
  }
};

// Far more than bad luck: with a million requests in a year one in ten draws clashes.
const mostDraws = 100;

class OpenLowdbStore implements LowdbStore {
  readonly broken: readonly BrokenDocument[];
  readonly #ownership: FolderOwnership;
  readonly #files: RequestFiles;
  readonly #index: RequestIndex;
  readonly #brokenReferences: ReadonlySet<string>;
  readonly #reservations = new Reservations();
  readonly #queue = new KeyedQueue();
  /** What was last known to be stored of requests whose update failed: their documents may be the old or the new ones. */
  readonly #unsettled = new Map<string, StoredRequest>();
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(
    ownership: FolderOwnership,
    files: RequestFiles,
    index: RequestIndex,
    broken: readonly BrokenDocument[],
  ) {
    this.#ownership = ownership;
    this.#files = files;
    this.#index = index;
    this.broken = broken;
    this.#brokenReferences = new Set(broken.map(({ path }) => basename(path, '.json')));
  }

  insert(draft: Draft): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }> {
    return this.#run(async () => {
      for (;;) {
        const stored = this.#index.match(draft.uniques);
        if (stored !== undefined) return { request: await this.#load(stored), replayed: true };
        const reference = this.#reserve(draft);
        const request = await this.#queue.run(reference, () => this.#insertAs(reference, draft));
        if (request !== undefined) return { request, replayed: false };
      }
    });
  }

  findByIdempotencyKey(keys: readonly string[]): Promise<StoredRequest | undefined> {
    return this.#findBy('idempotency', keys);
  }

  findByExternalKey(key: string): Promise<StoredRequest | undefined> {
    return this.#findBy('external', [key]);
  }

  find(reference: string): Promise<StoredRequest | undefined> {
    return this.#run(async () => (this.#index.has(reference) ? this.#load(reference) : undefined));
  }

  update(
    reference: string,
    expectedVersion: number | undefined,
    change: (stored: StoredRequest) => StoredRequest,
  ): Promise<StoredRequest> {
    return this.#run(() =>
      this.#queue.run(reference, async () => {
        if (!this.#index.has(reference)) throw new NotStoredError(`There is no request ${reference}.`);
        const stored = await this.#current(reference);
        if (expectedVersion !== undefined && stored.version !== expectedVersion)
          throw new StaleError(stored.version);
        const changed = { ...change(stored), reference, revision: stored.revision + 1 };
        try {
          await this.#write(changed);
        } catch (error) {
          this.#unsettled.set(reference, stored);
          throw error;
        }
        this.#unsettled.delete(reference);
        this.#index.put(changed);
        return changed;
      }),
    );
  }

  list(options: ListOptions): Promise<Page<DeskSummary>> {
    return this.#run(async () => {
      await Promise.allSettled(Array.from(this.#unsettled.keys(), reference => this.#load(reference)));
      return listRows(this.#index.rows(), options);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    await this.#ownership.release();
  }

  /** Refuses what comes after `close`, which waits for what came before. */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new UnavailableError(false, { cause: new Error('The store is closed.') });
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  #findBy(by: keyof Uniques, keys: readonly string[]): Promise<StoredRequest | undefined> {
    return this.#run(async () => {
      const [reference] = keys.flatMap(key => this.#index.find(by, key) ?? []);
      return reference === undefined ? undefined : this.#load(reference);
    });
  }

  /** Reads after the writes that are under way: what they have written so far would not survive a power cut yet. */
  #load(reference: string): Promise<StoredRequest> {
    return this.#queue.run(reference, () => this.#current(reference));
  }

  async #current(reference: string): Promise<StoredRequest> {
    const lastKnown = this.#unsettled.get(reference);
    try {
      if (lastKnown !== undefined) await this.#files.settle(reference);
      const request = await this.#files.read(reference);
      if (lastKnown !== undefined) this.#index.put(request);
      this.#unsettled.delete(reference);
      return request;
    } catch (cause) {
      if (lastKnown !== undefined) return lastKnown;
      throw unavailable(cause);
    }
  }

  /** The reference that this request will have; nobody else gets it from here on, even if the write fails. */
  #reserve({ uniques, drawReference }: Draft): string {
    const reference = this.#reservations.find(uniques) ?? this.#draw(drawReference);
    this.#reservations.add(reference, uniques);
    return reference;
  }

  #draw(drawReference: () => string): string {
    for (let draws = 0; draws < mostDraws; draws += 1) {
      const reference = drawReference();
      const isTaken =
        this.#index.has(reference) ||
        this.#reservations.has(reference) ||
        this.#brokenReferences.has(reference);
      if (!isTaken) return reference;
    }
    throw new Error(`${mostDraws} references were drawn, none of them free.`);
  }

  /** The request as it was stored, or `undefined` when another one with its keys was, while this one waited. */
  async #insertAs(reference: string, draft: Draft): Promise<StoredRequest | undefined> {
    if (this.#index.has(reference)) return undefined;
    const request = { ...draft.build(reference), reference, uniques: draft.uniques };
    await this.#write(request);
    this.#index.put(request);
    this.#reservations.release(reference);
    return request;
  }

  async #write(request: StoredRequest): Promise<void> {
    try {
      await this.#files.write(request);
    } catch (cause) {
      throw unavailable(cause);
    }
  }
}

const unavailable = (cause: unknown) =>
  new UnavailableError(['ENOSPC', 'EDQUOT'].includes(errorCode(cause) ?? ''), { cause });
