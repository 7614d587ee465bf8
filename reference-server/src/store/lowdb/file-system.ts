import type { Readable } from 'node:stream';
import type { FileStamp } from './file-stamp.ts';

/** A file that is open for writing, at its end. */
export interface NewFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Resolves when what was written would survive a power cut; its name may still not. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** A file that is read as it is sent on. */
export interface ReadFile {
  readonly bytes: number;
  /** Must be read or destroyed. */
  readonly stream: Readable;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/**
 * What the server asks of a disk, one system call's worth a method, so that a simulated one can lose, tear and reorder
 * at each of them whatever was not synced. Failures carry the `code` of the system (`ENOSPC`, `EEXIST` …).
 */
export interface FileSystem {
  /** Makes a file that only its owner may read; fails with `EEXIST` where there is one. */
  createFile(path: string): Promise<NewFile>;
  /** Opens a file to write at its end, or makes one that only its owner may read. */
  openToAppend(path: string): Promise<NewFile>;
  /** Resolves when what others have written to a file would survive a power cut; its name may still not. */
  syncFile(path: string): Promise<void>;
  /** Opens a file to be read, `undefined` where there is none. */
  openToRead(path: string): Promise<ReadFile | undefined>;
  /** The text of a file, `undefined` where there is none. */
  readFile(path: string): Promise<string | undefined>;
  /** The same of a file that is no text. */
  readBytes(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** What tells whether a file has changed, `undefined` where there is none. */
  stamp(path: string): Promise<FileStamp | undefined>;
  /** Replaces what is at `to`, at once. */
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; fails with `EEXIST` where there is something of that name. */
  link(from: string, to: string): Promise<void>;
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
