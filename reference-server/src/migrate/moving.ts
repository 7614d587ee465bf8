import type { FolderContents } from '../store/lowdb/folder-contents.ts';
import type { RequestFiles } from '../store/lowdb/request-files.ts';
import type { Database } from '../store/postgres/database.ts';

/** From where, to where, and how. */
export interface Moving {
  readonly contents: FolderContents;
  readonly requestsOf: (jurisdiction: string) => RequestFiles;
  readonly database: Database;
  /** Ends it between two requests or files; the next run goes on from there. */
  readonly signal: AbortSignal;
  /** Told how it goes, in sentences. */
  readonly say: (sentence: string) => void;
}
