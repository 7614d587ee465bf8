import { dirname } from 'node:path';
import { errorCode, type FileSystem } from './file-system.ts';

/**
 * Makes folders that survive a power cut. A folder counts only once its parent was synced by this process: one that is
 * merely there may be another write's, not synced yet, or left by a process that died before it could.
 */
export class DurableFolders {
  readonly #fileSystem: FileSystem;
  readonly #root: string;
  readonly #known = new Map<string, Promise<void>>();

  /** Folders below `root`, an absolute path, and the root itself. */
  constructor(fileSystem: FileSystem, root: string) {
    this.#fileSystem = fileSystem;
    this.#root = root;
  }

  /** Resolves when the folder is there to stay. */
  ensure(path: string): Promise<void> {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const made = this.#make(path);
    this.#known.set(path, made);
    made.catch(() => this.#known.delete(path));
    return made;
  }

  /** Takes nothing for granted any more, after a write that failed. */
  forget(): void {
    this.#known.clear();
  }

  async #make(path: string): Promise<void> {
    if (path === this.#root) return this.#makeRoot();
    await this.ensure(dirname(path));
    await this.#makeFolder(path);
    await this.#fileSystem.syncFolder(dirname(path));
  }

  /** Those above the root are synced too, since nobody knows which of them an earlier start has made. */
  async #makeRoot(): Promise<void> {
    await this.#makeFolder(this.#root);
    for (const folder of foldersAbove(this.#root)) {
      try {
        await this.#fileSystem.syncFolder(folder);
      } catch (error) {
        // It is someone else's, then, and was there before this server.
        if (!['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
      }
    }
  }

  async #makeFolder(path: string): Promise<void> {
    try {
      await this.#fileSystem.makeFolder(path);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return;
      if (errorCode(error) !== 'ENOENT') throw error;
      await this.#makeFolder(dirname(path));
      await this.#fileSystem.makeFolder(path);
    }
  }
}

/** All folders that hold a folder, the nearest first. */
const foldersAbove = (path: string): string[] => {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
};
