import {
  createAttachments,
  type Attachments,
} from '../../../reference-server/src/attachments/attachments.ts';
import type { AttachmentStore } from '../../../reference-server/src/attachments/attachment-store.ts';
import { openFileAttachmentStore } from '../../../reference-server/src/attachments/files/file-attachment-store.ts';
import { eraseAgain } from '../../../reference-server/src/erasures/erase-again.ts';
import type { ErasureLog } from '../../../reference-server/src/erasures/erasure-log.ts';
import { openFileErasureLog } from '../../../reference-server/src/erasures/file-erasure-log.ts';
import { loadJurisdiction } from '../../../reference-server/src/jurisdictions/load.ts';
import { openFileKeyStore } from '../../../reference-server/src/keys/file-key-store.ts';
import type { KeyStore } from '../../../reference-server/src/keys/key-store.ts';
import { secretIn } from '../../../reference-server/src/secret-file.ts';
import type { FileSystem } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { openLowdbStore } from '../../../reference-server/src/store/lowdb/lowdb-store.ts';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { rivertonFolder } from '../server.ts';

export const dataFolder = '/data';

export const riverton = await loadJurisdiction(rivertonFolder);

/** All of a server that acknowledges anything, without its HTTP. */
export interface SimulatedParts {
  readonly data: typeof riverton;
  readonly clock: () => Date;
  readonly secret: string;
  readonly keys: KeyStore;
  readonly store: RequestStore;
  /** How many documents could not be read. */
  readonly broken: number;
  readonly files: AttachmentStore;
  readonly attachments: Attachments;
  readonly erasures: ErasureLog;
}

/** Starts them on a disk in the order in which the server does, which erases again what was logged as erased. */
export const startParts = async (fileSystem: FileSystem, clock: () => Date): Promise<SimulatedParts> => {
  const secret = await secretIn(dataFolder, fileSystem);
  const keys = openFileKeyStore(dataFolder, fileSystem);
  const store = await openLowdbStore({
    folder: `${dataFolder}/riverton`,
    fileSystem,
    own: () => Promise.resolve({ release: () => Promise.resolve() }),
  });
  const files = await openFileAttachmentStore({
    folder: `${dataFolder}/riverton/attachments`,
    fileSystem,
    requests: store,
    clock,
    someRequestsUnread: store.broken.length > 0,
  });
  const attachments = createAttachments({ store: files, clock, fileSystem });
  const erasures = openFileErasureLog(`${dataFolder}/riverton-erasures.jsonl`, fileSystem);
  const broken = store.broken.length;
  const parts = { data: riverton, broken, clock, secret, keys, store, files, attachments, erasures };
  await eraseAgain(parts);
  return parts;
};
