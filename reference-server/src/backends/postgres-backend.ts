import { join } from 'node:path';
import { openPostgresAttachmentStore } from '../attachments/postgres/postgres-attachment-store.ts';
import { openUploadFolder } from '../attachments/upload-folder.ts';
import { openPostgresErasureLog } from '../erasures/postgres-erasure-log.ts';
import { openPostgresKeyStore } from '../keys/postgres-key-store.ts';
import { dropOldCounts, postgresCounters } from '../limits/postgres-counter.ts';
import { openChanges } from '../store/postgres/changes.ts';
import { openDatabase, type Connections } from '../store/postgres/database.ts';
import { inTurn, unlessTaken } from '../store/postgres/in-turn.ts';
import { openPostgresStore } from '../store/postgres/postgres-store.ts';
import { watchConnections, type Contact } from '../store/postgres/watch-connections.ts';
import type { RequestStore } from '../store/store.ts';
import type { Backend } from './backend.ts';

export interface PostgresBackendOptions {
  readonly url: string;
  /** Where on this machine files are received before they go to the database. */
  readonly dataFolder: string;
  /** Told when the database can't be reached any more, and when it can again. */
  readonly onContact?: (contact: Contact) => void;
}

export interface PostgresBackend extends Backend {
  connections(): Connections;
}

/** A PostgreSQL database, which any number of processes share: none of them keeps anything that matters. */
export const openPostgresBackend = async (options: PostgresBackendOptions): Promise<PostgresBackend> => {
  const { url, dataFolder, onContact = () => undefined } = options;
  const contact = watchConnections(onContact);
  const opened = await openDatabase({ url, onLost: contact.onTrouble });
  const database = contact.watched(opened);
  const changes = await openChanges({ database, onError: contact.onTrouble });
  const uploads = await openUploadFolder(join(dataFolder, '.uploads'));
  const stores: RequestStore[] = [];
  return {
    keys: openPostgresKeyStore(database),
    openCounter: postgresCounters(database),
    openJurisdiction: async ({ id: jurisdiction, owe, onWrite, stagingLimits }) => {
      const store = await openPostgresStore({
        database,
        changes,
        jurisdiction,
        ...(owe !== undefined && { owe }),
        ...(onWrite !== undefined && { onWrite }),
      });
      stores.push(store);
      const attachments = openPostgresAttachmentStore({
        database,
        jurisdiction,
        temporaryPath: () => uploads.temporaryPath(),
        ...(stagingLimits !== undefined && { limits: stagingLimits }),
      });
      return { store, attachments, erasures: openPostgresErasureLog(database, jurisdiction) };
    },
    inTurn: (turn, work) => inTurn(database, turn, work),
    unlessTaken: (turn, work) => unlessTaken(database, turn, work),
    sweep: now => dropOldCounts(database, now),
    connections: () => database.connections(),
    close: async () => {
      await Promise.all(stores.map(store => store.close()));
      await changes.close();
      await database.close();
      await uploads.close();
    },
  };
};
