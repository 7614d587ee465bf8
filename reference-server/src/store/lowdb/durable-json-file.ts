import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import type { DurableFolders } from './durable-folders.ts';
import type { FileSystem } from './file-system.ts';

/** How the names of files end that a write has not finished. */
export const temporaryEnding = '.tmp';

export interface DurableJsonFileOptions<T> {
  readonly fileSystem: FileSystem;
  readonly folders: DurableFolders;
  readonly path: string;
  /** Takes what the file says for a `T`, or throws. */
  readonly parse: (value: unknown) => T;
}

/**
 * An adapter for lowdb whose `write` resolves only when the file would survive a power cut, and whose file is always
 * whole: the old one or the new one. lowdb's own file adapter promises neither.
 */
export class DurableJsonFile<T> implements Adapter<T> {
  readonly #options: DurableJsonFileOptions<T>;

  constructor(options: DurableJsonFileOptions<T>) {
    this.#options = options;
  }

  async read(): Promise<T | null> {
    const { fileSystem, path, parse } = this.#options;
    const text = await fileSystem.readFile(path);
    return text === undefined ? null : parse(jsonFrom(text));
  }

  /** When it rejects, the file is the old or the new one: which of them, only reading it tells. */
  async write(data: T): Promise<void> {
    const { fileSystem, folders, path } = this.#options;
    const folder = dirname(path);
    try {
      await folders.ensure(folder);
      await this.#replace(`${JSON.stringify(data, null, 2)}\n`);
      await fileSystem.syncFolder(folder);
    } catch (error) {
      folders.forget();
      throw error;
    }
  }

  async #replace(text: string): Promise<void> {
    const { fileSystem, path } = this.#options;
    const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
    try {
      await this.#writeNew(temporary, text);
      await fileSystem.rename(temporary, path);
    } catch (error) {
      await fileSystem.unlink(temporary).catch(() => undefined);
      throw error;
    }
  }

  /**
   * A file whose sync failed is given up, never synced again: the kernel may have dropped what it could not write and
   * would then report success for nothing (see the PostgreSQL project's "fsyncgate").
   */
  async #writeNew(path: string, text: string): Promise<void> {
    const file = await this.#options.fileSystem.createFile(path);
    try {
      await file.write(text);
      await file.sync();
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    await file.close();
  }
}

/** What the parser says would quote the file, and with it what people wrote, in the log. */
const jsonFrom = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The file is not JSON.');
  }
};

/** A lowdb database of one document in one file; its data are `null` while there is no file. */
export const durableDocument = <T>(options: DurableJsonFileOptions<T>): Low<T | null> =>
  new Low<T | null>(new DurableJsonFile<T | null>(options), null);
