import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../support/files-in.ts';

/** The documents of the requests that a server has in its data folder. */
export const storedRequests = async (folder: string): Promise<readonly string[]> => {
  const requests = join(folder, 'melikgazi/requests');
  if (!existsSync(requests)) return [];
  return (await filesIn(requests)).map(({ path }) => path).filter(path => path.endsWith('.json'));
};
