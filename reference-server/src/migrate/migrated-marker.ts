import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { OperatorError } from '../operator-error.ts';
import { DurableFolders } from '../store/lowdb/durable-folders.ts';
import { durableDocument } from '../store/lowdb/durable-json-file.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';

/** The file that says that all of a data folder is in a database now. */
const markerFile = 'migrated.json';

const markerSchema = z.object({ at: z.string() });

const markerOf = (dataFolder: string) => {
  const root = resolve(dataFolder);
  return durableDocument<z.infer<typeof markerSchema>>({
    fileSystem: nodeFileSystem,
    folders: new DurableFolders(nodeFileSystem, root),
    path: join(root, markerFile),
    parse: value => z.parse(markerSchema, value),
  });
};

/** Says in a data folder that it was moved. */
export const markMigrated = async (dataFolder: string, now: Date): Promise<void> => {
  const marker = markerOf(dataFolder);
  marker.data = { at: now.toISOString() };
  await marker.write();
};

/**
 * Makes sure that a data folder was not moved to a database: what a server wrote here would be missing there.
 *
 * @throws {@link OperatorError} where it was.
 */
export const assertNotMigrated = async (dataFolder: string): Promise<void> => {
  const marker = markerOf(dataFolder);
  await marker.read();
  if (marker.data === null) return;
  throw new OperatorError(
    `Everything in ${dataFolder} was moved to PostgreSQL at ${marker.data.at}: with DATABASE_URL, servers use it there. To go back to this folder, without what happened since, delete ${join(dataFolder, markerFile)}.`,
  );
};
