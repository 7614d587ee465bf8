import type { Attachment } from '@melikgazi/mimer-sdk/contract';
import type { Readable } from 'node:stream';

/** A file that was uploaded, and that no request has named yet as far as its record knows. */
export interface StagedFile {
  readonly attachment: Attachment;
  /** Who sent it, as the quotas count: never a name or an address of a citizen. */
  readonly owner: string;
  /** RFC 3339. */
  readonly stagedAt: string;
  /** The nonce of the challenge that was spent on it. */
  readonly nonce?: string;
}

/** A file that is about to arrive; `bytes` is the most that it may have. */
export interface ExpectedFile {
  readonly id: string;
  readonly owner: string;
  readonly bytes: number;
}

/** The room that is kept for a file while it arrives. */
export interface Arrival {
  /** Takes over the file at `path`; resolves when file and record would survive a power cut. From then on it can be claimed. */
  stage(staged: StagedFile, path: string): Promise<void>;
  /** Ends it. A file that was not staged is as if it had never been expected. */
  end(): Promise<void>;
}

/** Files that are not deleted while somebody stores a document that names them. Others may hold the same. */
export interface Hold {
  /** Those of the asked that wait to be claimed. */
  readonly files: readonly StagedFile[];
  /** Ends it: what a stored request names by now waits no longer, and the rest waits on. */
  end(): Promise<void>;
}

/** What a sweep did. */
export interface SweepReport {
  /** Files that nobody claimed in time. */
  readonly unclaimed: number;
  /** Files that no request names and nobody can claim, left by writes that were interrupted. */
  readonly orphans: number;
}

/** Where the files of one jurisdiction are, and which of them wait to be claimed. Ids are 32 hexadecimal digits, drawn at random by the caller. */
export interface AttachmentStore {
  /** A path on this machine for a file that is being received or made; nothing survives there until the next start. */
  temporaryPath(): string;
  /** Keeps room for a file; `undefined` where its owner, or all of them together, have as many waiting as they may. */
  expect(file: ExpectedFile): Promise<Arrival | undefined>;
  /** Holds those of these files that wait to be claimed. */
  hold(ids: readonly string[]): Promise<Hold>;
  /** The bytes of a file, `undefined` where there is none. The stream must be read or destroyed. */
  read(id: string): Promise<{ readonly stream: Readable; readonly bytes: number } | undefined>;
  /**
   * Deletes files for good; they need not be there.
   *
   * @throws {@link UnavailableError} when one can't be deleted now.
   */
  remove(ids: readonly string[]): Promise<void>;
  /** Deletes what nobody claimed in time and what no request names. */
  sweep(now: Date): Promise<SweepReport>;
}

/** Whether a text is an id as this server draws them. */
export const isAttachmentId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
