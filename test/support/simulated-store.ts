import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';
import {
  openLowdbStore,
  type LowdbStore,
  type LowdbStoreOptions,
} from '../../reference-server/src/store/lowdb/lowdb-store.ts';

/** A store on a simulated disk, where no socket can stand. */
export const openSimulatedStore = (
  fileSystem: FileSystem,
  options: Pick<LowdbStoreOptions, 'setTimer'> = {},
): Promise<LowdbStore> =>
  openLowdbStore({
    ...options,
    folder: '/data',
    fileSystem,
    own: () => Promise.resolve({ release: () => Promise.resolve() }),
  });

/** The paths of all files. */
export const filesBelow = async (fileSystem: FileSystem, folder: string): Promise<string[]> => {
  const entries = await fileSystem.listFolder(folder);
  const paths = entries.map(async ({ name, isFolder }) => {
    const path = `${folder}/${name}`;
    return isFolder ? filesBelow(fileSystem, path) : [path];
  });
  return (await Promise.all(paths)).flat();
};
