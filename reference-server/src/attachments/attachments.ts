import type { Attachment } from '@melikgazi/mimer-sdk/contract';
import type { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { FileSystem } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { ConflictError, type RequestStore } from '../store/store.ts';
import type { AttachmentStore, StagedFile } from './attachment-store.ts';
import { diskTrouble } from './disk-trouble.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { defaultStagingLimits, Quotas, type StagingLimits } from './quotas.ts';
import { createStaging, type Upload } from './stage.ts';
import { remembersChallenge, sweep, type SweepReport } from './sweep.ts';
import { WaitingFiles } from './waiting-files.ts';

/** The files of one jurisdiction's requests, from upload to deletion. */
export interface Attachments {
  /**
   * Takes a file in: of pictures only a new one is kept. It is deleted after a day unless a request claims it.
   *
   * @throws ProblemError `malformed`, `invalid`, `too_large`, `unsupported_media_type`, `storage_full`, `unavailable`.
   */
  stage(upload: Upload): Promise<Attachment>;
  /**
   * Has `use` store a document that names these files; who stores first has them. Nothing deletes them meanwhile.
   *
   * @throws ProblemError `unknown_attachment`, with a pointer to each id that is unknown, deleted or another's.
   */
  claim<T>(ids: readonly string[], use: (files: readonly Attachment[]) => Promise<T>): Promise<T>;
  /** The bytes of a file, `undefined` where it is gone. The stream must be read or destroyed. */
  read(id: string): Promise<{ readonly stream: Readable; readonly bytes: number } | undefined>;
  /**
   * Deletes files that no request names any more, or is about to; those that are gone already are no matter.
   *
   * @throws {@link UnavailableError} when one can't be deleted now; a sweep deletes it once no request names it.
   */
  remove(ids: readonly string[]): Promise<void>;
  /** Deletes what nobody claimed in time and what no request names. */
  sweep(): Promise<SweepReport>;
}

export interface AttachmentsOptions {
  readonly files: AttachmentStore;
  readonly requests: Pick<RequestStore, 'namedAttachments'>;
  readonly clock: Clock;
  /** Of the disk that files are received on. @default the disk of this machine */
  readonly fileSystem?: FileSystem;
  readonly pictures?: Pictures;
  readonly limits?: StagingLimits;
  /** Whether there are requests that could not be read: then no file of an earlier start is deleted. */
  readonly someRequestsUnread?: boolean;
  /** Told at the start of the challenges that were spent on uploads lately. */
  readonly onSpent?: (nonce: string) => Promise<void>;
}

/** Opens the files of a jurisdiction and finds out which of them still wait to be claimed. */
export const openAttachments = async (options: AttachmentsOptions): Promise<Attachments> => {
  const { files, requests, clock, onSpent, limits = defaultStagingLimits } = options;
  const { fileSystem = nodeFileSystem, someRequestsUnread = false } = options;
  const { pictures = createPictures({ fileSystem }) } = options;
  const quotas = new Quotas(limits);
  const waiting = new WaitingFiles(quotas);
  const arriving = new Set<string>();
  const claimed = new Map<string, StagedFile>();
  const now = () => clock().getTime();

  const inherited = await files.listStaged();
  const named = await requests.namedAttachments(inherited.map(({ attachment }) => attachment.id));
  for (const staged of inherited) {
    const { id } = staged.attachment;
    if (staged.nonce !== undefined && remembersChallenge(staged, now())) await onSpent?.(staged.nonce);
    if (named.has(id)) claimed.set(id, staged);
    else waiting.add(staged, { inherited: true });
  }

  /** Those that a stored request names now are nobody's to claim any more. */
  const settle = async (ids: readonly string[]): Promise<void> => {
    const namings = await requests.namedAttachments(ids);
    for (const id of ids) {
      const staged = namings.get(id) === 'named' ? waiting.take(id) : undefined;
      if (staged !== undefined) claimed.set(id, staged);
    }
  };

  const claim: Attachments['claim'] = async (ids, use) => {
    if (ids.length === 0) return use([]);
    const isMissing = (id: string, index: number) => !waiting.has(id) || ids.indexOf(id) !== index;
    if (ids.some(isMissing)) throw unknown(ids, isMissing);
    const held = waiting.hold(ids);
    try {
      return await use(held.files.map(({ attachment }) => attachment));
    } catch (error) {
      if (error instanceof ConflictError && error.by === 'attachment')
        throw unknown(ids, id => id === error.attachment);
      throw error;
    } finally {
      await settle(ids).finally(held.letGo);
    }
  };

  return {
    stage: createStaging({ files, fileSystem, pictures, quotas, waiting, arriving, clock }),
    claim,
    read: id => files.read(id),
    remove: async ids => {
      // The record, where there still is one, has the name that somebody gave the file.
      const outcomes = await Promise.allSettled(ids.flatMap(id => [files.remove(id), files.dropRecord(id)]));
      const failed = outcomes.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw diskTrouble(failed.reason);
    },
    sweep: () => sweep({ files, requests, waiting, arriving, claimed, now: now(), someRequestsUnread }),
  };
};

const unknown = (ids: readonly string[], isUnknown: (id: string, index: number) => boolean): ProblemError =>
  new ProblemError(
    'unknown_attachment',
    'An attachment is unknown, was deleted after a day, or was claimed by another request.',
    {
      errors: ids.flatMap((id, index) =>
        isUnknown(id, index) ? [{ pointer: `/attachments/${index}`, code: 'unknown_value' }] : [],
      ),
    },
  );
