import { fileTypeFromFile } from 'file-type';
import { errorCode } from '../store/lowdb/file-system.ts';

const millisecondsAtMost = 5000;
const mostBuffered = 1024 * 1024;

/** The media type that a file's content shows, `undefined` where it shows none. */
export const detectType = async (path: string): Promise<string | undefined> => {
  try {
    const found = await fileTypeFromFile(path, {
      maxBufferSize: mostBuffered,
      signal: AbortSignal.timeout(millisecondsAtMost),
    });
    return found?.mime;
  } catch (error) {
    // The disk's failures are not the file's.
    if (errorCode(error) !== undefined) throw error;
    return undefined;
  }
};
