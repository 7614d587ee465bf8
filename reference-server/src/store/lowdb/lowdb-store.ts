import { resolve } from 'node:path';
import { machineTimer, type SetTimer } from '../../periodic-job.ts';
import type { RequestStore } from '../store.ts';
import { DurableFolders } from './durable-folders.ts';
import type { FileSystem } from './file-system.ts';
import { ownFolder, type FolderOwnership } from './folder-owner.ts';
import { IndexCache } from './index-cache.ts';
import { IndexKeeper } from './index-keeper.ts';
import { loadIndex } from './index-loader.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { OpenLowdbStore, type StoreHooks } from './open-lowdb-store.ts';
import { RequestFiles, type BrokenDocument } from './request-files.ts';
import { RequestIndex } from './request-index.ts';
import { segmentVersion } from './segment-version.ts';

export interface LowdbStoreOptions extends StoreHooks {
  /** The data folder; made where there is none. */
  readonly folder: string;
  /** @default the disk of this machine */
  readonly fileSystem?: FileSystem;
  /** Makes this process the folder's only owner. @default by a listening socket in the folder */
  readonly own?: (folder: string) => Promise<FolderOwnership>;
  /** @default the machine's */
  readonly setTimer?: SetTimer;
}

/** A store of requests in a folder, one lowdb database a request. */
export interface LowdbStore extends RequestStore {
  /** The documents that could not be read at the start. */
  readonly broken: readonly BrokenDocument[];
}

/**
 * Opens the store in a data folder, which it has for itself until it is closed.
 *
 * @throws when another process uses the folder, or its disk can't be read or written.
 */
export const openLowdbStore = async (options: LowdbStoreOptions): Promise<LowdbStore> => {
  const { fileSystem = nodeFileSystem, own = ownFolder, setTimer = machineTimer } = options;
  const folder = resolve(options.folder);
  const folders = new DurableFolders(fileSystem, folder);
  await folders.ensure(folder);
  const ownership = await own(folder);
  try {
    const files = new RequestFiles(fileSystem, folders, folder);
    const index = new RequestIndex();
    const version = segmentVersion;
    const loading = { files, index, version, cache: new IndexCache(fileSystem, folder, version) };
    const broken = await loadIndex(loading);
    const keeper = new IndexKeeper(loading, setTimer);
    return new OpenLowdbStore({ ownership, files, index, keeper, broken }, options);
  } catch (error) {
    await ownership.release();
    throw error;
  }
};
