import { join } from 'node:path';
import { FolderContents } from '../store/lowdb/folder-contents.ts';
import { DurableFolders } from '../store/lowdb/durable-folders.ts';
import { ownFolder } from '../store/lowdb/folder-owner.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { RequestFiles } from '../store/lowdb/request-files.ts';
import type { Database } from '../store/postgres/database.ts';
import { markMigrated } from './migrated-marker.ts';
import { moveAttachments } from './move-attachments.ts';
import { moveErasures } from './move-erasures.ts';
import { moveKeys } from './move-keys.ts';
import { moveRequests, verifyRequests } from './move-requests.ts';
import type { Moving } from './moving.ts';

export interface MigrateOptions {
  readonly dataFolder: string;
  readonly database: Database;
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
  readonly now: Date;
}

/** What a jurisdiction had, all of it read back; `others` is how many requests more the database has of it. */
export interface Moved {
  readonly requests: number;
  readonly attachments: number;
  readonly erasures: number;
  readonly others: number;
}

export interface MigrateReport {
  readonly keys: number;
  readonly jurisdictions: Readonly<Record<string, Moved>>;
}

/**
 * Copies all that a data folder holds into a database, reads it back, and marks the folder so that no server is started on
 * it by mistake; nothing else of it is changed. What is there already is compared and not copied again, so that it can be
 * run again whenever it was interrupted. No server may use the folder meanwhile.
 *
 * @throws {@link OperatorError} where something can't be read, or the database has something else in its place.
 */
export const migrate = async (options: MigrateOptions): Promise<MigrateReport> => {
  const { dataFolder, database, signal, say, now } = options;
  const contents = new FolderContents(dataFolder);
  const requestsOf = (jurisdiction: string) => {
    const folder = join(dataFolder, jurisdiction);
    return new RequestFiles(nodeFileSystem, new DurableFolders(nodeFileSystem, folder), folder);
  };
  const moving: Moving = { contents, requestsOf, database, signal, say };
  const ids = await contents.jurisdictions();
  const owned: Awaited<ReturnType<typeof ownFolder>>[] = [];
  try {
    for (const id of ids) owned.push(await ownFolder(join(dataFolder, id)));
    const keys = await moveKeys(moving);
    const jurisdictions: Record<string, Moved> = {};
    for (const id of ids) jurisdictions[id] = await moveJurisdiction(id, moving);
    await markMigrated(dataFolder, now);
    return { keys, jurisdictions };
  } finally {
    await Promise.all(owned.map(({ release }) => release()));
  }
};

/** Files come before the requests that name them, and erasures before all: what they name must not come back. */
const moveJurisdiction = async (id: string, moving: Moving): Promise<Moved> => {
  const erasures = await moveErasures(id, moving);
  const attachments = await moveAttachments(id, moving);
  const requests = await moveRequests(id, moving);
  moving.say(`${id}: ${requests.toLocaleString('en')} requests copied; each is read back now.`);
  const others = await verifyRequests(id, moving);
  return { requests, attachments, erasures, others };
};
