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

/** Where the files of one jurisdiction are. Ids are 32 hexadecimal digits, drawn at random by the caller. */
export interface AttachmentStore {
  /** A path on this machine for a file that is being received or made; nothing survives there until the next start. */
  temporaryPath(): string;
  /** Takes over the file at `path`; resolves when file and record would survive a power cut. */
  stage(staged: StagedFile, path: string): Promise<void>;
  /** The records of files that were staged; the requests know which of them were claimed since. */
  listStaged(): Promise<readonly StagedFile[]>;
  /** Drops the record of a file, which stays; resolves when the record is gone for good. */
  dropRecord(id: string): Promise<void>;
  /** The bytes of a file, `undefined` where there is none. */
  read(id: string): Promise<{ readonly stream: Readable; readonly bytes: number } | undefined>;
  /** Resolves when a file is gone, and would be after a power cut; it need not be there. */
  remove(id: string): Promise<void>;
  /** The ids of every file that is kept, staged or not. */
  listFiles(): AsyncIterable<readonly string[]>;
}

/** Whether a text is an id as this server draws them. */
export const isAttachmentId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
