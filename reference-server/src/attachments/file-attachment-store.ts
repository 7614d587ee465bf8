import { attachmentSchema } from '@melikgazi/mimer-sdk/contract';
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { DurableFolders } from '../store/lowdb/durable-folders.ts';
import { durableDocument, temporaryEnding } from '../store/lowdb/durable-json-file.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { isAttachmentId, type AttachmentStore, type StagedFile } from './attachment-store.ts';

const stagedFileSchema = z.object({
  attachment: attachmentSchema,
  owner: z.string(),
  stagedAt: z.string(),
  nonce: z.exactOptional(z.string()),
});

/**
 * Attachments in a folder: `<first two digits>/<id>` for each file, `staged/<id>.json` for the record of one that was
 * not claimed yet, `incoming/` for what is being received. Opening it empties the last one.
 */
export const openFileAttachmentStore = async (folder: string): Promise<AttachmentStore> => {
  const root = resolve(folder);
  const folders = new DurableFolders(nodeFileSystem, root);
  const incoming = join(root, 'incoming');
  const records = join(root, 'staged');
  await rm(incoming, { recursive: true, force: true });
  for (const needed of [root, records, incoming]) await folders.ensure(needed);

  const shardOf = (id: string) => join(root, id.slice(0, 2));
  const pathOf = (id: string): string => {
    if (!isAttachmentId(id)) throw new Error('That is no id of an attachment.');
    return join(shardOf(id), id);
  };
  const recordOf = (id: string) =>
    durableDocument<StagedFile>({
      fileSystem: nodeFileSystem,
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

  return {
    temporaryPath: () => join(incoming, randomBytes(16).toString('hex')),

    stage: async (staged, path) => {
      const { id } = staged.attachment;
      const target = pathOf(id);
      await syncFile(path);
      try {
        await folders.ensure(shardOf(id));
        await rename(path, target);
        await nodeFileSystem.syncFolder(shardOf(id));
        // The record comes last: where there is one, the file is whole.
        const record = recordOf(id);
        record.data = staged;
        await record.write();
      } catch (error) {
        folders.forget();
        await unlinkIfThere(target).catch(() => undefined);
        throw error;
      }
    },

    listStaged: async () => {
      const found: StagedFile[] = [];
      for (const name of await readdir(records)) {
        if (name.endsWith(temporaryEnding)) await unlinkIfThere(join(records, name));
        const id = name.replace(/\.json$/, '');
        if (!isAttachmentId(id)) continue;
        const staged = await readRecord(id);
        if (staged !== undefined && (await isThere(pathOf(id)))) found.push(staged);
        else await unlinkIfThere(join(records, name));
      }
      return found;
    },

    dropRecord: id => (isAttachmentId(id) ? unlinkIfThere(join(records, `${id}.json`)) : Promise.resolve()),

    read: async id => {
      if (!isAttachmentId(id)) return undefined;
      try {
        const file = await open(pathOf(id));
        const { size } = await file.stat();
        return { stream: file.createReadStream(), bytes: size };
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    },

    remove: id => (isAttachmentId(id) ? unlinkIfThere(pathOf(id)) : Promise.resolve()),

    listFiles: async function* () {
      for (const shard of await readdir(root)) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        yield (await readdir(join(root, shard))).filter(isAttachmentId);
      }
    },
  };
};

/** Resolves when the bytes of a file would survive a power cut; its name may still not. */
const syncFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

const isThere = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
};

const unlinkIfThere = async (path: string): Promise<void> => {
  try {
    await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
};
