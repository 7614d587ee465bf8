import type { Attachment } from '@melikgazi/mimer-sdk/contract';
import { ProblemError } from '@melikgazi/mimer-sdk/domain';
import type { Clock } from '../clock.ts';
import type { FileSystem } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { ConflictError } from '../store/store.ts';
import type { AttachmentStore, SweepReport } from './attachment-store.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createStaging, type Upload } from './stage.ts';

/** The files of one jurisdiction's requests, from upload to deletion. */
export interface Attachments extends Pick<AttachmentStore, 'read'> {
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
  readonly store: AttachmentStore;
  readonly clock: Clock;
  /** Of the disk that files are received on. @default the disk of this machine */
  readonly fileSystem?: FileSystem;
  readonly pictures?: Pictures;
}

/** What is true of a jurisdiction's files wherever they are. */
export const createAttachments = ({
  store,
  clock,
  fileSystem = nodeFileSystem,
  pictures = createPictures({ fileSystem }),
}: AttachmentsOptions): Attachments => ({
  stage: createStaging({ store, fileSystem, pictures, clock }),
  claim: async (ids, use) => {
    if (ids.length === 0) return use([]);
    const held = await store.hold(ids);
    try {
      const files = new Map(held.files.map(({ attachment }) => [attachment.id, attachment]));
      const isMissing = (id: string, index: number) => !files.has(id) || ids.indexOf(id) !== index;
      if (ids.some(isMissing)) throw unknown(ids, isMissing);
      return await use(ids.flatMap(id => files.get(id) ?? []));
    } catch (error) {
      if (error instanceof ConflictError && error.by === 'attachment')
        throw unknown(ids, id => id === error.attachment);
      throw error;
    } finally {
      await held.end();
    }
  },
  read: id => store.read(id),
  remove: ids => store.remove(ids),
  sweep: () => store.sweep(clock()),
});

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
