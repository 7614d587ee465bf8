import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { temporaryEnding } from './durable-json-file.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { Segment } from './segment.ts';

const ending = '.segment';

/**
 * Segments of the index on the disk, one file a shard, so that a start need not read the documents. Nothing depends on
 * them: what can't be read is taken for missing, and they may be deleted at any time. But as they hold what people
 * wrote, they are removed as durably as documents are.
 */
export class IndexCache {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #version: string;
  readonly #queue = new KeyedQueue();

  /** @param version - Of all that segments are made by; those of another one are not read. */
  constructor(fileSystem: FileSystem, folder: string, version: string) {
    this.#fileSystem = fileSystem;
    this.#folder = join(folder, 'index');
    this.#version = version;
  }

  /** What the disk's clock says, `NaN` where it can't be asked; a file that is made now tells. */
  async now(): Promise<number> {
    const path = join(this.#folder, `clock.${randomBytes(6).toString('hex')}${temporaryEnding}`);
    try {
      await this.#makeFolder();
      await (await this.#fileSystem.createFile(path)).close();
      const stamp = await this.#fileSystem.stamp(path);
      await this.#fileSystem.unlink(path);
      return stamp?.changedAt ?? NaN;
    } catch {
      return NaN;
    }
  }

  /**
   * The segment of a shard as it was last saved; `undefined` where there is none that can be believed. What can't be is
   * removed, since nobody could tell any more whether it names a request that is gone.
   */
  async read(shard: string): Promise<Segment | undefined> {
    try {
      const bytes = await this.#fileSystem.readBytes(this.#path(shard));
      return bytes && new Segment(bytes, this.#version);
    } catch {
      await this.inTurn(shard, () => this.drop(shard)).catch(() => undefined);
      return undefined;
    }
  }

  /** Runs `task` while no other task of this shard runs. */
  inTurn<T>(shard: string, task: () => Promise<T>): Promise<T> {
    return this.#queue.run(shard, task);
  }

  /** Whether the segment could be saved. To be called in turn. */
  async save(shard: string, { bytes }: Segment): Promise<boolean> {
    const path = this.#path(shard);
    const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
    try {
      await this.#makeFolder();
      await this.#writeNew(temporary, bytes);
      // Not synced: its checksum tells whether a power cut has torn it.
      await this.#fileSystem.rename(temporary, path);
      return true;
    } catch {
      await this.#fileSystem.unlink(temporary).catch(() => undefined);
      return false;
    }
  }

  /** Resolves when nothing of a shard is on the disk any more, also after a power cut. To be called in turn. */
  async drop(shard: string): Promise<void> {
    await this.#remove((await this.#names()).filter(name => name.startsWith(`${shard}${ending}`)));
  }

  /** Removes for good what unfinished writes have left, and what belongs to none of these shards. */
  async tidy(shards: { has(shard: string): boolean }): Promise<void> {
    const isKept = (name: string) => name.endsWith(ending) && shards.has(name.slice(0, -ending.length));
    try {
      await this.#remove((await this.#names()).filter(name => !isKept(name)));
    } catch {
      // The next start tries again.
    }
  }

  /** Resolves when these files would be gone after a power cut too. */
  async #remove(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#fileSystem.unlink(join(this.#folder, name));
    if (names.length > 0) await this.#fileSystem.syncFolder(this.#folder);
  }

  async #names(): Promise<readonly string[]> {
    try {
      return (await this.#fileSystem.listFolder(this.#folder)).map(({ name }) => name);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #makeFolder(): Promise<void> {
    await this.#fileSystem.makeFolder(this.#folder).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }

  async #writeNew(path: string, bytes: Uint8Array): Promise<void> {
    const file = await this.#fileSystem.createFile(path);
    try {
      await file.write(bytes);
    } finally {
      await file.close();
    }
  }

  #path(shard: string): string {
    return join(this.#folder, `${shard}${ending}`);
  }
}
