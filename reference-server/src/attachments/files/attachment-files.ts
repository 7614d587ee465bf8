import { attachmentSchema } from '@melikgazi/mimer-sdk/contract';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { DurableFolders } from '../../store/lowdb/durable-folders.ts';
import { durableDocument, temporaryEnding } from '../../store/lowdb/durable-json-file.ts';
import { errorCode, type FileSystem } from '../../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../../store/lowdb/node-file-system.ts';
import { isAttachmentId, type AttachmentStore, type StagedFile } from '../attachment-store.ts';

const stagedFileSchema = z.object({
  attachment: attachmentSchema,
  owner: z.string(),
  stagedAt: z.string(),
  nonce: z.exactOptional(z.string()),
});

/** The files of one jurisdiction on the disk, and the records of those that were staged. */
export interface AttachmentFiles extends Pick<AttachmentStore, 'temporaryPath' | 'read'> {
  /** Takes over the file at `path`; resolves when file and record would survive a power cut. */
  stage(staged: StagedFile, path: string): Promise<void>;
  /** The records of files that were staged; the requests know which of them were claimed since. */
  listStaged(): Promise<readonly StagedFile[]>;
  /** Drops the record of a file, which stays; resolves when the record is gone for good. */
  dropRecord(id: string): Promise<void>;
  /** Resolves when a file is gone, and would be after a power cut; it need not be there. */
  remove(id: string): Promise<void>;
  /** The ids of every file that is kept, staged or not. */
  listFiles(): AsyncIterable<readonly string[]>;
}

/**
 * Attachments in a folder: `<first two digits>/<id>` for each file, `staged/<id>.json` for the record of one that was
 * not claimed yet, `incoming/` for what is being received. Opening it empties the last one.
 */
export const openAttachmentFiles = async (
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<AttachmentFiles> => {
  const root = resolve(folder);
  const folders = new DurableFolders(fileSystem, root);
  const incoming = join(root, 'incoming');
  const records = join(root, 'staged');
  for (const needed of [root, records, incoming]) await folders.ensure(needed);
  for (const { name } of await fileSystem.listFolder(incoming)) await fileSystem.unlink(join(incoming, name));

  const shardOf = (id: string) => join(root, id.slice(0, 2));
  const pathOf = (id: string): string => {
    if (!isAttachmentId(id)) throw new Error('That is no id of an attachment.');
    return join(shardOf(id), id);
  };
  const recordOf = (id: string) =>
    durableDocument<StagedFile>({
      fileSystem,
      folders,
      path: join(records, `${id}.json`),
      parse: value => z.parse(stagedFileSchema, value),
    });
  /** A record that can't be understood is as good as none. */
  const readRecord = async (id: string): Promise<StagedFile | undefined> => {
    const record = recordOf(id);
    try {
      await record.read();
    } catch (error) {
      if (errorCode(error) !== undefined) throw error;
    }
    return record.data ?? undefined;
  };

  /** Resolves when there is no such file any more, not even after a power cut. */
  const removeForGood = async (path: string): Promise<void> => {
    try {
      await unlinkIfThere(fileSystem, path);
      await fileSystem.syncFolder(dirname(path));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  };

  return {
    temporaryPath: () => join(incoming, randomBytes(16).toString('hex')),

    stage: async (staged, path) => {
      const { id } = staged.attachment;
      const target = pathOf(id);
      await fileSystem.syncFile(path);
      try {
        await folders.ensure(shardOf(id));
        await fileSystem.rename(path, target);
        await fileSystem.syncFolder(shardOf(id));
        // The record comes last: where there is one, the file is whole.
        const record = recordOf(id);
        record.data = staged;
        await record.write();
      } catch (error) {
        folders.forget();
        await unlinkIfThere(fileSystem, target).catch(() => undefined);
        throw error;
      }
    },

    listStaged: async () => {
      const found: StagedFile[] = [];
      for (const { name } of await fileSystem.listFolder(records)) {
        if (name.endsWith(temporaryEnding)) await unlinkIfThere(fileSystem, join(records, name));
        const id = name.replace(/\.json$/, '');
        if (!isAttachmentId(id)) continue;
        const staged = await readRecord(id);
        const file = staged && (await fileSystem.stamp(pathOf(id)));
        if (staged !== undefined && file !== undefined) found.push(staged);
        else await unlinkIfThere(fileSystem, join(records, name));
      }
      return found;
    },

    dropRecord: id => (isAttachmentId(id) ? removeForGood(join(records, `${id}.json`)) : Promise.resolve()),

    read: async id => (isAttachmentId(id) ? fileSystem.openToRead(pathOf(id)) : undefined),

    remove: id => (isAttachmentId(id) ? removeForGood(pathOf(id)) : Promise.resolve()),

    listFiles: async function* () {
      for (const { name: shard } of await fileSystem.listFolder(root)) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        const files = await fileSystem.listFolder(join(root, shard));
        yield files.map(({ name }) => name).filter(isAttachmentId);
      }
    },
  };
};

const unlinkIfThere = async (fileSystem: FileSystem, path: string): Promise<void> => {
  try {
    await fileSystem.unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
};
