import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes whatever a store keeps in its folder beside the requests, which are all that it may need. */
export const forgetCaches = async (storeFolder: string): Promise<void> => {
  const entries = await readdir(storeFolder, { recursive: true, withFileTypes: true });
  const others = entries.filter(entry => entry.isFile() && !/^\d{4}-\d{7}-\d\.json$/.test(entry.name));
  for (const { parentPath, name } of others) await rm(join(parentPath, name));
};
