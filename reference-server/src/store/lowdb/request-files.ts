import { referenceSchema } from '@melikgazi/mimer-sdk/contract';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
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

/** What the owner of the folder does to each folder, and to each file that an unfinished write left. */
interface Tidying {
  readonly enter: (folder: string) => Promise<void>;
  readonly leftover: (path: string) => Promise<void>;
}

/** Where the document of a request is, below the data folder. */
export const documentPath = (reference: string): string => {
  const [, year, shard] = /^(\d{4})-(\d{2})\d{5}-\d$/.exec(reference) ?? [];
  if (year === undefined || shard === undefined) throw new Error(`${reference} is no reference.`);
  return join('requests', year, shard, `${reference}.json`);
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
   * Hands every request to `use`, lists the documents that are none, and removes what unfinished writes left.
   *
   * @throws when the disk can't be read: a store that misses requests would accept them a second time.
   */
  async readAll(use: (request: StoredRequest) => void): Promise<readonly BrokenDocument[]> {
    const requests = join(this.#folder, 'requests');
    await this.#folders.ensure(requests);
    for (const { name } of await this.#fileSystem.listFolder(this.#folder))
      if (name.endsWith(temporaryEnding))
        await this.#fileSystem.unlink(join(this.#folder, name)).catch(() => undefined);
    return this.#visitAll(requests, use, {
      // A process may have been killed after it renamed a document, before it could sync.
      enter: folder => this.#fileSystem.syncFolder(folder),
      leftover: path => this.#fileSystem.unlink(path).catch(() => undefined),
    });
  }

  /** The same without changing anything, so that it can be done beside the process that owns the folder. */
  async inspect(use: (request: StoredRequest) => void): Promise<readonly BrokenDocument[]> {
    return this.#visitAll(join(this.#folder, 'requests'), use, {
      enter: () => Promise.resolve(),
      leftover: () => Promise.resolve(),
    });
  }

  async #visitAll(
    requests: string,
    use: (request: StoredRequest) => void,
    { enter, leftover }: Tidying,
  ): Promise<readonly BrokenDocument[]> {
    const broken: BrokenDocument[] = [];
    const visit = async (path: string) => {
      if (path.endsWith(temporaryEnding)) await leftover(path);
      if (!path.endsWith('.json')) return;
      try {
        use(await this.#readAt(path));
      } catch (cause) {
        if (errorCode(cause) !== undefined) throw cause;
        broken.push({ path, cause });
      }
    };
    await this.#visitFiles(requests, enter, visit);
    return broken;
  }

  async #visitFiles(
    folder: string,
    enter: (folder: string) => Promise<void>,
    visit: (path: string) => Promise<void>,
  ): Promise<void> {
    await enter(folder);
    const files: string[] = [];
    for (const { name, isFolder } of await this.#fileSystem.listFolder(folder)) {
      const path = join(folder, name);
      if (isFolder) await this.#visitFiles(path, enter, visit);
      else files.push(path);
    }
    for (let start = 0; start < files.length; start += readAtOnce) {
      await Promise.all(files.slice(start, start + readAtOnce).map(visit));
    }
  }

  async #readAt(path: string): Promise<StoredRequest> {
    const reference = basename(path, '.json');
    if (this.#path(reference) !== path) throw new Error(`${reference} does not belong here.`);
    return this.read(reference);
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
