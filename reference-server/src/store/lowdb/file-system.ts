import type { FileStamp } from './file-stamp.ts';

/** A file that was just made, open for writing. */
export interface NewFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Resolves when what was written would survive a power cut; its name may still not. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * What the store asks of a disk, one system call's worth a method, so that a simulated one can lose, tear and reorder
 * at each of them whatever was not synced. Failures carry the `code` of the system (`ENOSPC`, `EEXIST` …).
 */
export interface FileSystem {
  /** Makes a file that only its owner may read; fails with `EEXIST` where there is one. */
  createFile(path: string): Promise<NewFile>;
  /** The text of a file, `undefined` where there is none. */
  readFile(path: string): Promise<string | undefined>;
  /** The same of a file that is no text. */
  readBytes(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** What tells whether a file has changed, `undefined` where there is none. */
  stamp(path: string): Promise<FileStamp | undefined>;
  /** Replaces what is at `to`, at once. */
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes one folder that only its owner may enter; fails with `EEXIST` or, without its parent, `ENOENT`. */
  makeFolder(path: string): Promise<void>;
  listFolder(path: string): Promise<readonly FolderEntry[]>;
  /** Resolves when the names in the folder would survive a power cut. */
  syncFolder(path: string): Promise<void>;
}

/** The system's code of a failure, where it has one. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
