import { dirname, join } from 'node:path';
import type { FolderContents } from '../store/lowdb/folder-contents.ts';
import type { Disk, Taken } from './disk.ts';

export interface CopyingOptions {
  readonly contents: FolderContents;
  /** What is at `a/b` in the contents goes to `a/b` here. */
  readonly target: string;
  readonly disk: Disk;
  /** Ends it before the next file. */
  readonly signal: AbortSignal;
}

/** Takes files of a data folder over into a copy of it, whose folders are made as they are needed. */
export class Copying {
  readonly contents: FolderContents;
  readonly signal: AbortSignal;
  readonly #target: string;
  readonly #disk: Disk;
  readonly #folders = new Map<string, Promise<void>>();

  constructor({ contents, target, disk, signal }: CopyingOptions) {
    this.contents = contents;
    this.signal = signal;
    this.#target = target;
    this.#disk = disk;
  }

  /** Where the copy of a path is. */
  at(path: string): string {
    return join(this.#target, path);
  }

  /** A file that is never written to again, but replaced or deleted. */
  async take(path: string): Promise<Taken> {
    await this.#folderOf(path);
    return this.#disk.link(join(this.contents.folder, path), this.at(path));
  }

  /** The same as it is now, in place of what was taken before. */
  async retake(path: string): Promise<Taken> {
    await this.drop(path);
    return this.take(path);
  }

  /** A file that may still be written to. */
  async copy(path: string): Promise<Taken> {
    await this.#folderOf(path);
    return this.#disk.copy(join(this.contents.folder, path), this.at(path));
  }

  async drop(path: string): Promise<void> {
    await this.#disk.remove(this.at(path));
  }

  #folderOf(path: string): Promise<void> {
    const folder = dirname(this.at(path));
    const made = this.#folders.get(folder) ?? this.#disk.makeFolder(folder);
    this.#folders.set(folder, made);
    return made;
  }
}
