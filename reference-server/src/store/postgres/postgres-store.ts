import type { DeskSummary } from '@melikgazi/mimer-sdk/contract';
import type { Counting, Counts, ListOptions, Page, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import * as z from 'zod/mini';
import type { Backlog, Claiming, ListedMessage, MessageKey, MessageQuery, News } from '../messages.ts';
import {
  UnavailableError,
  type Draft,
  type Naming,
  type ReferenceFilter,
  type RequestStore,
  type StoreHealth,
} from '../store.ts';
import type { Changes } from './changes.ts';
import { checkWrites, reasonOf } from './check-store.ts';
import { claimMessages, messageBacklog, releaseMessages } from './claim.ts';
import { findByKeys, namingOf, type Surroundings } from './conflicts.ts';
import type { Database } from './database.ts';
import { documentRow, Documents } from './document.ts';
import { insertDraft } from './insert.ts';
import { listPage } from './list-query.ts';
import { listMessages } from './message-page.ts';
import { owedNews } from './news.ts';
import { referencePages } from './references.ts';
import type { Statement } from './statement.ts';
import { countRequests } from './statistics-query.ts';
import { createSharedTurns } from './turns.ts';
import { Uncertain } from './uncertain.ts';
import { removeStored, updateRequest } from './update.ts';
import { WriteReport, type OnWrite } from './write-report.ts';

export interface PostgresStoreOptions {
  /** Shared by all jurisdictions; whoever opened it closes it, after the stores. */
  readonly database: Database;
  /** Likewise. */
  readonly changes: Changes;
  /** The id of the jurisdiction; nothing of another one is seen or touched. */
  readonly jurisdiction: string;
  /** Told of every write of a request, how it ended and how many seconds it took. */
  readonly onWrite?: OnWrite;
  /** Adds the messages that a change owes, to be written with it. @default none */
  readonly owe?: (before: StoredRequest | undefined, after: StoredRequest) => StoredRequest;
}

/**
 * Opens the store of one jurisdiction in a database that other processes use as well.
 *
 * What is erased or removed is gone for every statement from then on. Its bytes are in a dead row until autovacuum has been
 * there (when a hundredth of the requests has changed), in the write-ahead log until that is recycled, and in backups and
 * standbys until those are given up.
 */
export const openPostgresStore = (options: PostgresStoreOptions): Promise<RequestStore> =>
  Promise.resolve(new OpenPostgresStore(options));

const finding: Statement<z.infer<typeof documentRow>> = {
  name: 'find-request',
  text: 'SELECT reference, document FROM mimer.requests WHERE jurisdiction = $1 AND reference = $2',
  row: documentRow,
};

const seedSchema = z.object({ salt: z.string(), secretId: z.string() });
const trackingRow = z.object({
  tracking: z.nullable(z.extend(seedSchema, { first: z.optional(seedSchema) })),
});

const findingTracking: Statement<z.infer<typeof trackingRow>> = {
  name: 'find-tracking',
  text: 'SELECT tracking FROM mimer.requests WHERE jurisdiction = $1 AND reference = $2',
  row: trackingRow,
};

class OpenPostgresStore implements RequestStore {
  readonly inTurn: RequestStore['inTurn'];
  readonly #database: Database;
  readonly #changes: Changes;
  readonly #jurisdiction: string;
  readonly #onWrite: OnWrite | undefined;
  readonly #owe: NonNullable<PostgresStoreOptions['owe']>;
  readonly #documents = new Documents();
  readonly #uncertain = new Uncertain();
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor({ database, changes, jurisdiction, onWrite, owe }: PostgresStoreOptions) {
    this.#database = database;
    this.#changes = changes;
    this.#jurisdiction = jurisdiction;
    this.#onWrite = onWrite;
    this.#owe = owe ?? ((_before, after) => after);
    const inTurn = createSharedTurns(database, jurisdiction);
    this.inTurn = (name, work) => this.#run(() => inTurn(name, work));
  }

  insert(draft: Draft): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }> {
    return this.#reporting(async report => {
      const outcome = await insertDraft(draft, {
        ...this.#around,
        database: this.#database,
        build: reference =>
          this.#owe(undefined, { ...draft.build(reference), reference, uniques: draft.uniques }),
        begin: request => report.begin(request),
      });
      if (outcome.replayed) return outcome;
      report.end();
      this.#tell(outcome.request.reference);
      return outcome;
    });
  }

  findByIdempotencyKey(keys: readonly string[]): Promise<StoredRequest | undefined> {
    return this.#run(() => findByKeys(this.#around, 'idempotency', keys));
  }

  findByExternalKey(key: string): Promise<StoredRequest | undefined> {
    return this.#run(() => findByKeys(this.#around, 'external', [key]));
  }

  find(reference: string): Promise<StoredRequest | undefined> {
    return this.#run(async () => {
      const [row] = await this.#database.query(finding, [this.#jurisdiction, reference]);
      return row && this.#documents.read(row);
    });
  }

  trackingOf(reference: string): Promise<StoredRequest['tracking'] | undefined> {
    return this.#run(async () => {
      const [row] = await this.#database.query(findingTracking, [this.#jurisdiction, reference]);
      if (row === undefined || row.tracking === null) return undefined;
      const { first, ...seed } = row.tracking;
      return { ...seed, ...(first !== undefined && { first }) };
    });
  }

  update(
    reference: string,
    expectedVersion: number | undefined,
    change: (stored: StoredRequest) => StoredRequest | Promise<StoredRequest>,
  ): Promise<StoredRequest> {
    return this.#reporting(async report => {
      const { request, isChanged } = await updateRequest({
        ...this.#around,
        database: this.#database,
        reference,
        expectedVersion,
        change,
        complete: (stored, after) => ({
          ...this.#owe(stored, after),
          reference,
          revision: stored.revision + 1,
        }),
        begin: request => report.begin(request),
      });
      if (!isChanged) return request;
      report.end();
      this.#tell(reference);
      return request;
    });
  }

  remove(reference: string): Promise<void> {
    return this.#run(async () => {
      const wasThere = await removeStored({ ...this.#around, database: this.#database, reference });
      if (wasThere) this.#tell(reference);
    });
  }

  list(options: ListOptions): Promise<Page<DeskSummary>> {
    return this.#run(() => listPage(this.#around, options));
  }

  async *references(filter: ReferenceFilter): AsyncGenerator<string, void, undefined> {
    const pages = referencePages(this.#database, this.#jurisdiction, filter);
    for (;;) {
      const { value: page } = await this.#run(() => pages.next());
      if (page === undefined) return;
      yield* page;
    }
  }

  statistics(counting: Counting): Promise<Counts> {
    return this.#run(() => countRequests(this.#database, this.#jurisdiction, counting));
  }

  claimMessages(claiming: Claiming): Promise<readonly MessageKey[]> {
    return this.#run(() => claimMessages(this.#database, this.#jurisdiction, claiming));
  }

  releaseMessages(keys: readonly MessageKey[]): Promise<void> {
    return this.#run(() => releaseMessages(this.#database, this.#jurisdiction, keys));
  }

  messageBacklog(): Promise<readonly Backlog[]> {
    return this.#run(() => messageBacklog(this.#database, this.#jurisdiction));
  }

  listMessages(query: MessageQuery): Promise<Page<ListedMessage>> {
    return this.#run(() => listMessages(this.#around, query));
  }

  owedNews(limit: number): Promise<readonly News[]> {
    return this.#run(() => owedNews(this.#database, this.#jurisdiction, limit));
  }

  watch(listener: (reference: string) => void, { closely = false } = {}): () => void {
    return this.#changes.watch(this.#jurisdiction, listener, closely);
  }

  namedAttachments(ids: readonly string[]): Promise<ReadonlyMap<string, Naming>> {
    return this.#run(async () => {
      const named = await namingOf(this.#around, ids);
      const namings = ids.flatMap((id): [string, Naming][] => {
        if (named.has(id)) return [[id, 'named']];
        return this.#uncertain.has(id) ? [[id, 'perhaps']] : [];
      });
      return new Map(namings);
    });
  }

  async check(): Promise<StoreHealth> {
    const { broken } = this.#documents;
    try {
      await this.#run(() => checkWrites(this.#database, this.#jurisdiction));
      return { writable: true, broken };
    } catch (error) {
      return { writable: false, reason: reasonOf(error), broken };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
  }

  get #around(): Surroundings {
    return { session: this.#database, jurisdiction: this.#jurisdiction, documents: this.#documents };
  }

  #tell(reference: string): void {
    this.#changes.tell({ jurisdiction: this.#jurisdiction, reference });
  }

  #reporting<T>(work: (report: WriteReport) => Promise<T>): Promise<T> {
    const report = new WriteReport(this.#onWrite, this.#uncertain);
    return this.#run(() => work(report)).catch((error: unknown) => {
      report.fail(error);
      throw error;
    });
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
}
