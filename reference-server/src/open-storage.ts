import { join } from 'node:path';
import { openAttachments } from './attachments/attachments.ts';
import { openFileAttachmentStore } from './attachments/file-attachment-store.ts';
import type { Clock } from './clock.ts';
import { openErasureLog } from './erasures/erasure-log.ts';
import type { ErasureParts } from './erasures/erase-request.ts';
import type { JurisdictionData } from './jurisdictions/jurisdiction-data.ts';
import { oweMessages } from './notifications/owe-messages.ts';
import { erasureLogEnding } from './store/lowdb/folder-contents.ts';
import { openLowdbStore, type LowdbStoreOptions } from './store/lowdb/lowdb-store.ts';
import type { Webhook } from './webhooks/webhook-settings.ts';

export interface StorageOptions {
  readonly dataFolder: string;
  readonly data: JurisdictionData;
  readonly webhooks: readonly Webhook[];
  readonly clock: Clock;
  readonly onWrite?: NonNullable<LowdbStoreOptions['onWrite']>;
  /** Told of the challenges that were spent on uploads lately. */
  readonly onSpent?: (nonce: string) => Promise<void>;
}

/** Opens what is kept of one jurisdiction in a data folder: requests, attachments and the log of erasures. */
export const openStorage = async (options: StorageOptions): Promise<ErasureParts> => {
  const { dataFolder, data, webhooks, clock, onWrite, onSpent } = options;
  const { id } = data.profile;
  const store = await openLowdbStore({
    folder: join(dataFolder, id),
    owe: oweMessages({ data, webhooks, clock }),
    ...(onWrite !== undefined && { onWrite }),
  });
  const attachments = await openAttachments({
    files: await openFileAttachmentStore(join(dataFolder, id, 'attachments')),
    requests: store,
    clock,
    someRequestsUnread: store.broken.length > 0,
    ...(onSpent !== undefined && { onSpent }),
  });
  const erasures = openErasureLog(join(dataFolder, `${id}${erasureLogEnding}`));
  return { data, store, attachments, erasures, clock };
};
