import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { OperatorError } from '../../operator-error.ts';
import { DurableFolders } from './durable-folders.ts';
import { durableDocument } from './durable-json-file.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { nodeFileSystem } from './node-file-system.ts';

/** The only format of a data folder that this server knows. */
export const knownFormat = 1;

/** The file that says which format a data folder is of. A folder without it was made before there was one: format 1. */
export const formatFile = 'format.json';

const markerSchema = z.object({ format: z.number() });

const markerOf = (dataFolder: string, fileSystem: FileSystem) => {
  const root = resolve(dataFolder);
  return durableDocument<z.infer<typeof markerSchema>>({
    fileSystem,
    folders: new DurableFolders(fileSystem, root),
    path: join(root, formatFile),
    parse: value => z.parse(markerSchema, value),
  });
};

/**
 * The format that a data folder says it is of, `undefined` where it says nothing.
 *
 * @throws {@link OperatorError} when it is one that this server does not know, or the marker can't be understood.
 */
export const formatOf = async (
  dataFolder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<number | undefined> => {
  const marker = markerOf(dataFolder, fileSystem);
  try {
    await marker.read();
  } catch (error) {
    if (errorCode(error) !== undefined) throw error;
    throw new OperatorError(
      `${join(dataFolder, formatFile)} can’t be understood: the folder was copied in part, or a newer version made it. Put it back from a backup, or start the version that made it.`,
    );
  }
  const format = marker.data?.format;
  if (format !== undefined && format !== knownFormat) throw unknownFormat(dataFolder, format);
  return format;
};

/** Says in the data folder of which format it is, where it does not say so yet. */
export const markFormat = async (
  dataFolder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> => {
  if ((await formatOf(dataFolder, fileSystem)) !== undefined) return;
  const marker = markerOf(dataFolder, fileSystem);
  marker.data = { format: knownFormat };
  await marker.write();
};

/** @internal The sentence for a data folder or a backup that another version made. */
export const unknownFormat = (folder: string, format: number): OperatorError =>
  new OperatorError(
    `${folder} is of format ${format}, and this version knows format ${knownFormat} alone: use the version that made it, or a newer one.`,
  );
