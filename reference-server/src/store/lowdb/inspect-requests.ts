import { resolve } from 'node:path';
import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { DurableFolders } from './durable-folders.ts';
import { errorCode } from './file-system.ts';
import { indexRow } from './index-row.ts';
import { nodeFileSystem } from './node-file-system.ts';
import { RequestFiles, type BrokenDocument } from './request-files.ts';

/**
 * Reads every request of a store's folder as the store would, changing nothing; a running server may own the folder.
 *
 * @throws when the disk can't be read.
 */
export const inspectRequests = async (
  folder: string,
  use: (request: StoredRequest) => void,
): Promise<readonly BrokenDocument[]> => {
  const root = resolve(folder);
  const files = new RequestFiles(nodeFileSystem, new DurableFolders(nodeFileSystem, root), root);
  try {
    return await files.inspect(({ references, readEach }) =>
      readEach(references, request => {
        indexRow(request);
        use(request);
      }),
    );
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};
