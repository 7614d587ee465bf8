import type { Attachment } from '@melikgazi/mimer-sdk/contract';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock.ts';
import { displayName, ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { FileSystem } from '../store/lowdb/file-system.ts';
import type { AttachmentStore } from './attachment-store.ts';
import { diskTrouble } from './disk-trouble.ts';
import type { Pictures } from './pictures.ts';
import { prepare } from './prepare.ts';
import { receiveFile } from './receive-file.ts';

/** One upload. */
export interface Upload {
  readonly request: IncomingMessage;
  /** Who sends it, as the quotas count: never a name or an address of a citizen. */
  readonly owner: string;
  readonly maxBytes: number;
  /** The media types that its sender may send. */
  readonly types: readonly string[];
  /**
   * Pays for the work on a file that has arrived whole, and answers the nonce of the challenge that was spent on it.
   * What it throws refuses the file.
   */
  readonly pay: () => Promise<string | undefined>;
}

export interface StagingOptions {
  readonly store: AttachmentStore;
  /** Of the disk that `temporaryPath` is on. */
  readonly fileSystem: FileSystem;
  readonly pictures: Pictures;
  readonly clock: Clock;
}

/** Receives a file, makes of it what may be kept, and has it wait to be claimed. */
export const createStaging =
  ({ store, fileSystem, pictures, clock }: StagingOptions) =>
  async ({ request, owner, maxBytes, types, pay }: Upload): Promise<Attachment> => {
    const id = randomBytes(16).toString('hex');
    const arrival = await store.expect({ id, owner, bytes: maxBytes });
    if (arrival === undefined)
      throw new ProblemError('storage_full', 'Too many files wait to be claimed.', { retryAfter: 3600 });
    const [incoming, made] = [store.temporaryPath(), store.temporaryPath()];
    try {
      const { name, declaredType } = await receiveFile(request, { path: incoming, maxBytes, fileSystem });
      const { path, type, nonce, ...size } = await prepare(incoming, made, {
        declaredType,
        types,
        pictures,
        pay,
      });
      const attachment = { id, name: displayName(name, type), mediaType: type, ...size };
      const stagedAt = clock().toISOString();
      await arrival.stage({ attachment, owner, stagedAt, ...(nonce !== undefined && { nonce }) }, path);
      return attachment;
    } catch (error) {
      throw diskTrouble(error);
    } finally {
      await Promise.all([incoming, made].map(path => fileSystem.unlink(path).catch(() => undefined)));
      await arrival.end();
    }
  };
