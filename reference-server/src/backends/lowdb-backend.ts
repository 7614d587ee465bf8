import { join } from 'node:path';
import { openFileAttachmentStore } from '../attachments/files/file-attachment-store.ts';
import { openFileErasureLog } from '../erasures/file-erasure-log.ts';
import { openFileKeyStore } from '../keys/file-key-store.ts';
import { memoryCounter } from '../limits/counter.ts';
import type { FileSystem } from '../store/lowdb/file-system.ts';
import { erasureLogEnding } from '../store/lowdb/folder-contents.ts';
import { openLowdbStore, type LowdbStore } from '../store/lowdb/lowdb-store.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import type { Backend } from './backend.ts';

/** A data folder, which one process has for itself: what only it has to know is in its memory. */
export const openLowdbBackend = (dataFolder: string, fileSystem: FileSystem = nodeFileSystem): Backend => {
  const stores: LowdbStore[] = [];
  return {
    keys: openFileKeyStore(dataFolder, fileSystem),
    openCounter: memoryCounter,
    openJurisdiction: async ({ id, clock, owe, onWrite, onSpent, stagingLimits }) => {
      const store = await openLowdbStore({
        folder: join(dataFolder, id),
        fileSystem,
        ...(owe !== undefined && { owe }),
        ...(onWrite !== undefined && { onWrite }),
      });
      stores.push(store);
      const attachments = await openFileAttachmentStore({
        folder: join(dataFolder, id, 'attachments'),
        fileSystem,
        requests: store,
        clock,
        someRequestsUnread: store.broken.length > 0,
        ...(onSpent !== undefined && { onSpent }),
        ...(stagingLimits !== undefined && { limits: stagingLimits }),
      });
      return {
        store,
        attachments,
        erasures: openFileErasureLog(join(dataFolder, `${id}${erasureLogEnding}`), fileSystem),
      };
    },
    inTurn: (_turn, work) => work(),
    unlessTaken: (_turn, work) => work(),
    sweep: () => Promise.resolve(),
    close: async () => {
      await Promise.all(stores.map(store => store.close()));
    },
  };
};
