import { referenceSchema } from '@melikgazi/mimer-sdk/contract';
import { isReference } from '@melikgazi/mimer-sdk/reference';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { FileStamp } from './file-stamp.ts';
import type { DurableFolders } from './durable-folders.ts';
import { durableDocument, temporaryEnding } from './durable-json-file.ts';
import { errorCode, type FileSystem } from './file-system.ts';

// More at once gain nothing, and each of them holds a descriptor.
const readAtOnce = 64;

/** A document that is no request; it stays where it is. */
export interface BrokenDocument {
  readonly path: string;
  readonly cause: unknown;
}

/** One folder of documents, all of one shard. */
export interface DocumentFolder {
  readonly shard: string;
  readonly references: readonly string[];
  /** Hands the requests of some of them to `use`; those that are none are listed as broken. */
  readonly readEach: (references: readonly string[], use: (request: StoredRequest) => void) => Promise<void>;
}

/** What the owner of the folder does to each folder, and to each file that an unfinished write left. */
interface Tidying {
  readonly enter: (folder: string) => Promise<void>;
  readonly leftover: (path: string) => Promise<void>;
}

/** The folder of a document, by year and first two digits: `2026-48`; `undefined` where it is no reference. */
export const shardOf = (reference: string): string | undefined =>
  /^\d{4}-\d{2}(?=\d{5}-\d$)/.exec(reference)?.[0];

/** Where the document of a request is, below the data folder. */
export const documentPath = (reference: string): string => {
  const shard = shardOf(reference);
  if (shard === undefined) throw new Error(`${reference} is no reference.`);
  return join('requests', ...shard.split('-'), `${reference}.json`);
};

/** The documents of a data folder, one file a request. */
export class RequestFiles {
  readonly #fileSystem: FileSystem;
  readonly #folders: DurableFolders;
  readonly #folder: string;

  constructor(fileSystem: FileSystem, folders: DurableFolders, folder: string) {
    this.#fileSystem = fileSystem;
    this.#folders = folders;
    this.#folder = folder;
  }

  async read(reference: string): Promise<StoredRequest> {
    const document = this.#document(reference);
    await document.read();
    if (document.data === null) throw new Error(`The document of ${reference} is gone.`);
    return document.data;
  }

  /** Resolves when the document would survive a power cut. */
  async write(request: StoredRequest): Promise<void> {
    const document = this.#document(request.reference);
    document.data = request;
    await document.write();
  }

  /** Resolves when there is no document any more; only `settle` makes that last. There need not have been one. */
  async remove(reference: string): Promise<void> {
    await this.removeLeftovers(reference);
    await this.#unlink(this.#path(reference));
  }

  /** What tells whether the document was changed, `undefined` where there is none. */
  stamp(reference: string): Promise<FileStamp | undefined> {
    return this.#fileSystem.stamp(this.#path(reference));
  }

  /** Resolves when nothing is left of earlier, unfinished writes of a document. */
  async removeLeftovers(reference: string): Promise<void> {
    const path = this.#path(reference);
    for (const { name } of await this.#fileSystem.listFolder(dirname(path))) {
      if (!name.startsWith(`${basename(path)}.`) || !name.endsWith(temporaryEnding)) continue;
      await this.#unlink(join(dirname(path), name));
    }
  }

  async #unlink(path: string): Promise<void> {
    try {
      await this.#fileSystem.unlink(path);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  /** Resolves when a small file beside the documents was written as durably as they are. */
  async probe(): Promise<void> {
    const document = durableDocument<{ readonly format: 1 }>({
      fileSystem: this.#fileSystem,
      folders: this.#folders,
      path: join(this.#folder, 'probe.json'),
      parse: () => ({ format: 1 }),
    });
    document.data = { format: 1 };
    await document.write();
  }

  /** Resolves when the document that can be read now would survive a power cut. */
  async settle(reference: string): Promise<void> {
    await this.#fileSystem.syncFolder(dirname(this.#path(reference)));
  }

  /**
   * Hands every folder of documents to `read`, one after the other, and removes what unfinished writes left. Lists the
   * documents that are none.
   *
   * @throws when the disk can't be read: a store that misses requests would accept them a second time.
   */
  async readAll(read: (folder: DocumentFolder) => Promise<void>): Promise<readonly BrokenDocument[]> {
    const requests = join(this.#folder, 'requests');
    await this.#folders.ensure(requests);
    for (const { name } of await this.#fileSystem.listFolder(this.#folder))
      if (name.endsWith(temporaryEnding))
        await this.#fileSystem.unlink(join(this.#folder, name)).catch(() => undefined);
    return this.#visitAll(requests, read, {
      // A process may have been killed after it renamed a document, before it could sync.
      enter: folder => this.#fileSystem.syncFolder(folder),
      leftover: path => this.#fileSystem.unlink(path).catch(() => undefined),
    });
  }

  /** The same without changing anything, so that it can be done beside the process that owns the folder. */
  async inspect(read: (folder: DocumentFolder) => Promise<void>): Promise<readonly BrokenDocument[]> {
    return this.#visitAll(join(this.#folder, 'requests'), read, {
      enter: () => Promise.resolve(),
      leftover: () => Promise.resolve(),
    });
  }

  async #visitAll(
    requests: string,
    read: (folder: DocumentFolder) => Promise<void>,
    { enter, leftover }: Tidying,
  ): Promise<readonly BrokenDocument[]> {
    const broken: BrokenDocument[] = [];
    const visit = async (folder: string): Promise<void> => {
      await enter(folder);
      const references: string[] = [];
      const folders: string[] = [];
      for (const { name, isFolder } of await this.#fileSystem.listFolder(folder)) {
        const path = join(folder, name);
        const reference = basename(name, '.json');
        if (isFolder) folders.push(path);
        else if (name.endsWith(temporaryEnding)) await leftover(path);
        else if (!name.endsWith('.json')) continue;
        else if (this.#belongs(reference, path)) references.push(reference);
        else broken.push({ path, cause: new Error(`${reference} does not belong here.`) });
      }
      for (const path of folders) await visit(path);
      const shard = shardOf(references[0] ?? '');
      if (shard !== undefined)
        await read({
          shard,
          references,
          readEach: (some, use) => this.#readEach(some, use, broken),
        });
    };
    await visit(requests);
    return broken;
  }

  async #readEach(
    references: readonly string[],
    use: (request: StoredRequest) => void,
    broken: BrokenDocument[],
  ): Promise<void> {
    const read = async (reference: string) => {
      try {
        use(await this.read(reference));
      } catch (cause) {
        if (errorCode(cause) !== undefined) throw cause;
        broken.push({ path: this.#path(reference), cause });
      }
    };
    for (let start = 0; start < references.length; start += readAtOnce) {
      await Promise.all(references.slice(start, start + readAtOnce).map(read));
    }
  }

  #belongs(reference: string, path: string): boolean {
    return isReference(reference) && this.#path(reference) === path;
  }

  #path(reference: string): string {
    return join(this.#folder, documentPath(reference));
  }

  #document(reference: string) {
    return durableDocument({
      fileSystem: this.#fileSystem,
      folders: this.#folders,
      path: this.#path(reference),
      parse: value => {
        if (!isStoredRequest(value))
          throw new Error(`The document of ${reference} is no request of format 1.`);
        if (value.reference !== reference) throw new Error(`The document of ${reference} is another's.`);
        return value;
      },
    });
  }
}

const headSchema = z.object({ format: z.literal(1), reference: referenceSchema });

/** Only this store writes these files, each of them whole; so their head vouches for the rest. */
const isStoredRequest = (value: unknown): value is StoredRequest => z.safeParse(headSchema, value).success;
