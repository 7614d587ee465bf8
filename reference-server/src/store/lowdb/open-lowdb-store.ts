import type { DeskSummary } from '@melikgazi/mimer-sdk/contract';
import { basename } from 'node:path';
import {
  attachmentsOf,
  createTurns,
  type InTurn,
  count,
  type Counting,
  type Counts,
  type ListOptions,
  listRows,
  type Page,
  type StoredRequest,
  type UniqueKind,
} from '@melikgazi/mimer-sdk/domain';
import type { Backlog, Claiming, ListedMessage, MessageKey, MessageQuery, News } from '../messages.ts';
import {
  NotStoredError,
  StaleError,
  UnavailableError,
  type Draft,
  type Naming,
  type ReferenceFilter,
  type RequestStore,
  type StoreHealth,
} from '../store.ts';
import { errorCode } from './file-system.ts';
import type { FolderOwnership } from './folder-owner.ts';
import type { IndexKeeper } from './index-keeper.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { listMessages } from './message-list.ts';
import { matchingReferences } from './query.ts';
import { shardOf, type BrokenDocument, type RequestFiles } from './request-files.ts';
import type { RequestIndex } from './request-index.ts';
import { Reservations } from './reservations.ts';
import { unavailable } from './unavailable.ts';

// Far more than bad luck: with a million requests in a year one in ten draws clashes.
const mostDraws = 100;

/** What others have to do with the writes of a store. */
export interface StoreHooks {
  /** Told of every write of a request, how it ended and how many seconds it took. */
  readonly onWrite?: (outcome: 'written' | 'failed', seconds: number) => void;
  /** Adds the messages that a change owes, to be written with it. @default none */
  readonly owe?: (before: StoredRequest | undefined, after: StoredRequest) => StoredRequest;
}

/** What an open store is made of. */
export interface StoreParts {
  readonly ownership: FolderOwnership;
  readonly files: RequestFiles;
  readonly index: RequestIndex;
  readonly keeper: IndexKeeper;
  readonly broken: readonly BrokenDocument[];
}

/** A store on its open folder. */
export class OpenLowdbStore implements RequestStore {
  readonly broken: readonly BrokenDocument[];
  readonly #ownership: FolderOwnership;
  readonly #files: RequestFiles;
  readonly #index: RequestIndex;
  readonly #keeper: IndexKeeper;
  readonly #brokenReferences: ReadonlySet<string>;
  readonly #onWrite: StoreHooks['onWrite'];
  readonly #owe: NonNullable<StoreHooks['owe']>;
  readonly #watchers = new Set<(reference: string) => void>();
  readonly #reservations = new Reservations();
  readonly #queue = new KeyedQueue();
  /** What was last known to be stored of requests whose update failed: their documents may be the old or the new ones. */
  readonly #unsettled = new Map<string, StoredRequest>();
  readonly #turns = new Map<string, InTurn>();
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(
    { ownership, files, index, keeper, broken }: StoreParts,
    { onWrite, owe = (_before, after) => after }: StoreHooks,
  ) {
    this.#onWrite = onWrite;
    this.#owe = owe;
    this.#ownership = ownership;
    this.#files = files;
    this.#index = index;
    this.#keeper = keeper;
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
    return this.#run(() => this.#find(reference));
  }

  trackingOf(reference: string): Promise<StoredRequest['tracking'] | undefined> {
    return this.#run(() => Promise.resolve(this.#index.trackingOf(reference)));
  }

  update(
    reference: string,
    expectedVersion: number | undefined,
    change: (stored: StoredRequest) => StoredRequest | Promise<StoredRequest>,
  ): Promise<StoredRequest> {
    return this.#run(() =>
      this.#queue.run(reference, async () => {
        if (!this.#index.has(reference)) throw new NotStoredError(`There is no request ${reference}.`);
        const stored = await this.#current(reference);
        if (expectedVersion !== undefined && stored.version !== expectedVersion)
          throw new StaleError(stored.version);
        const after = await change(stored);
        if (after === stored) {
          // An erasure that failed half-way is asked for again.
          if (stored.erasedOn !== undefined)
            await this.#erasing(reference, () => this.#removeLeftovers(reference));
          return stored;
        }
        const changed = { ...this.#owe(stored, after), reference, revision: stored.revision + 1 };
        this.#index.claims.reserve(
          reference,
          attachmentsOf(changed).map(({ id }) => id),
        );
        if (changed.erasedOn === undefined) await this.#replace(stored, changed);
        else await this.#erasing(reference, () => this.#replace(stored, changed));
        return changed;
      }),
    );
  }

  remove(reference: string): Promise<void> {
    return this.#run(() =>
      this.#queue.run(reference, async () => {
        if (!this.#index.has(reference)) return;
        const stored = await this.#current(reference);
        await this.#erasing(reference, () => this.#remove(stored));
      }),
    );
  }

  inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const inTurn = this.#turns.get(name) ?? createTurns();
    this.#turns.set(name, inTurn);
    return inTurn(work);
  }

  list(options: ListOptions): Promise<Page<DeskSummary>> {
    return this.#run(async () => {
      await this.#settleAll();
      const { q } = options.query;
      return listRows(q === undefined ? this.#index.rows() : this.#index.candidates(q), options);
    });
  }

  async *references(filter: ReferenceFilter): AsyncGenerator<string, void, undefined> {
    yield* await this.#run(async () => {
      await this.#settleAll();
      return matchingReferences(this.#index.rows(), filter);
    });
  }

  statistics(counting: Counting): Promise<Counts> {
    return this.#run(async () => {
      await this.#settleAll();
      return count(this.#index.rows(), counting);
    });
  }

  claimMessages(claiming: Claiming): Promise<readonly MessageKey[]> {
    return this.#run(async () => {
      await this.#settleAll();
      return this.#index.outbox.claim(claiming);
    });
  }

  releaseMessages(keys: readonly MessageKey[]): Promise<void> {
    return this.#run(() => Promise.resolve(this.#index.outbox.release(keys)));
  }

  messageBacklog(): Promise<readonly Backlog[]> {
    return this.#run(() => Promise.resolve(this.#index.outbox.backlog()));
  }

  listMessages(query: MessageQuery): Promise<Page<ListedMessage>> {
    return this.#run(async () => {
      await this.#settleAll();
      return listMessages(
        {
          rows: () => this.#index.rows(),
          row: reference => this.#index.row(reference),
          load: reference => this.#find(reference),
        },
        query,
      );
    });
  }

  owedNews(limit: number): Promise<readonly News[]> {
    return this.#run(async () => {
      await this.#settleAll();
      return this.#index.news.owed(limit);
    });
  }

  watch(listener: (reference: string) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  async check(): Promise<StoreHealth> {
    const broken = this.broken.length;
    try {
      await this.#run(() => this.#files.probe());
      return { writable: true, broken };
    } catch (error) {
      const reason = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
      return { writable: false, reason, broken };
    }
  }

  namedAttachments(ids: readonly string[]): Promise<ReadonlyMap<string, Naming>> {
    return this.#run(() => {
      const namings = ids.flatMap((id): [string, Naming][] => {
        const naming = this.#index.claims.namingOf(id);
        return naming === undefined ? [] : [[id, naming]];
      });
      return Promise.resolve(new Map(namings));
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    await this.#keeper.close();
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

  #findBy(by: UniqueKind, keys: readonly string[]): Promise<StoredRequest | undefined> {
    return this.#run(async () => {
      const [reference] = keys.flatMap(key => this.#index.find(by, key) ?? []);
      return reference === undefined ? undefined : this.#load(reference);
    });
  }

  async #find(reference: string): Promise<StoredRequest | undefined> {
    return this.#index.has(reference) ? this.#load(reference) : undefined;
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

  /** Finds out how the updates that failed ended. */
  async #settleAll(): Promise<void> {
    await Promise.allSettled(Array.from(this.#unsettled.keys(), reference => this.#load(reference)));
  }

  /** The reference that this request will have; nobody else gets it from here on, even if the write fails. */
  #reserve({ uniques, attachments = [], drawReference }: Draft): string {
    const reference = this.#reservations.find(uniques) ?? this.#draw(drawReference);
    this.#index.claims.reserve(reference, attachments);
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
    const built = { ...draft.build(reference), reference, uniques: draft.uniques };
    const request = this.#owe(undefined, built);
    await this.#write(request);
    this.#put(request);
    this.#reservations.release(reference);
    return request;
  }

  async #replace(stored: StoredRequest, changed: StoredRequest): Promise<void> {
    const { reference } = stored;
    try {
      await this.#write(changed);
      if (changed.erasedOn !== undefined) await this.#removeLeftovers(reference);
    } catch (error) {
      this.#unsettled.set(reference, stored);
      throw error;
    }
    this.#unsettled.delete(reference);
    this.#put(changed);
  }

  async #remove(stored: StoredRequest): Promise<void> {
    const { reference } = stored;
    try {
      await this.#files.remove(reference);
      await this.#files.settle(reference);
    } catch (cause) {
      this.#unsettled.set(reference, stored);
      throw unavailable(cause);
    }
    this.#unsettled.delete(reference);
    this.#index.delete(reference);
    this.#tell(reference);
  }

  /** Runs a task after which nothing that people wrote may be in the cache either. */
  async #erasing(reference: string, task: () => Promise<void>): Promise<void> {
    try {
      await this.#keeper.erasing(shardOf(reference) ?? '', task);
    } catch (error) {
      throw errorCode(error) === undefined ? error : unavailable(error);
    }
  }

  #put(request: StoredRequest): void {
    this.#index.put(request);
    this.#keeper.noteChange();
    this.#tell(request.reference);
  }

  #tell(reference: string): void {
    for (const watcher of this.#watchers) watcher(reference);
  }

  async #removeLeftovers(reference: string): Promise<void> {
    try {
      await this.#files.removeLeftovers(reference);
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  async #write(request: StoredRequest): Promise<void> {
    const start = performance.now();
    const done = (outcome: 'written' | 'failed') =>
      this.#onWrite?.(outcome, (performance.now() - start) / 1000);
    try {
      await this.#files.write(request);
      done('written');
    } catch (cause) {
      done('failed');
      throw unavailable(cause);
    }
  }
}
