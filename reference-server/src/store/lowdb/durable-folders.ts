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
    if (path !== this.#root) await this.ensure(dirname(path));
    const isNew = await this.#makeFolder(path);
    try {
      await this.#fileSystem.syncFolder(dirname(path));
    } catch (error) {
      // The root may lie in a folder that this user may not read; then someone else made it.
      if (isNew || path !== this.#root || !['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    }
  }

  async #makeFolder(path: string): Promise<boolean> {
    try {
      await this.#fileSystem.makeFolder(path);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      if (errorCode(error) !== 'ENOENT') throw error;
      const parent = dirname(path);
      if (await this.#makeFolder(parent)) await this.#fileSystem.syncFolder(dirname(parent));
      await this.#fileSystem.makeFolder(path);
    }
    return true;
  }
}
