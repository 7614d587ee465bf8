import { join } from 'node:path';
import { openAttachmentFiles, type AttachmentFiles } from '../attachments/files/attachment-files.ts';
import { storedFileHash, takeOverFile } from '../attachments/postgres/take-over-file.ts';
import { fileHash } from '../backup/file-hash.ts';
import { OperatorError } from '../operator-error.ts';
import { attachmentPath } from '../store/lowdb/folder-contents.ts';
import type { Moving } from './moving.ts';

/**
 * Stores the attachments of a jurisdiction that the database does not have yet, compares each by its SHA-256, and answers
 * how many there are.
 *
 * @throws {@link OperatorError} where the database has another file in the place of one.
 */
export const moveAttachments = async (jurisdiction: string, moving: Moving): Promise<number> => {
  const { contents, signal } = moving;
  const files = await openAttachmentFiles(join(contents.folder, jurisdiction, 'attachments'));
  const staged = new Map((await files.listStaged()).map(record => [record.attachment.id, record]));
  let count = 0;
  for await (const ids of files.listFiles())
    for (const id of ids) {
      signal.throwIfAborted();
      await moveFile({ jurisdiction, id, files, staged: staged.get(id) }, moving);
      count += 1;
    }
  return count;
};

interface MovedFile {
  readonly jurisdiction: string;
  readonly id: string;
  readonly files: AttachmentFiles;
  readonly staged: Parameters<typeof takeOverFile>[1]['staged'];
}

const moveFile = async (
  { jurisdiction, id, files, staged }: MovedFile,
  { database, contents }: Moving,
): Promise<void> => {
  const { sha256 } = await fileHash(join(contents.folder, attachmentPath(jurisdiction, id)));
  const before = await storedFileHash(database, jurisdiction, id);
  if (before === undefined) {
    const file = await files.read(id);
    if (file === undefined) throw new Error(`The attachment ${id} is gone while it is moved.`);
    try {
      await takeOverFile(database, { jurisdiction, id, staged, ...file });
    } finally {
      file.stream.destroy();
    }
  }
  const after = before ?? (await storedFileHash(database, jurisdiction, id));
  if (after !== sha256)
    throw new OperatorError(
      `The attachment ${id} of ${jurisdiction} is another in the database than in the data folder: name an empty database, or drop the schema “mimer” of this one, and run migrate again. The data folder is as it was.`,
    );
};
