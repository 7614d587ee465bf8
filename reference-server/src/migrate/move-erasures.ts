import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openFileErasureLog } from '../erasures/file-erasure-log.ts';
import { openPostgresErasureLog } from '../erasures/postgres-erasure-log.ts';
import { erasureLogEnding } from '../store/lowdb/folder-contents.ts';
import type { Moving } from './moving.ts';

/** Stores what a jurisdiction's log of erasures says, which the database may have already, and answers how many there are. */
export const moveErasures = async (jurisdiction: string, { contents, database }: Moving): Promise<number> => {
  const entries = await openFileErasureLog(
    join(contents.folder, `${jurisdiction}${erasureLogEnding}`),
  ).entries();
  const log = openPostgresErasureLog(database, jurisdiction);
  for (const entry of entries) await log.append(entry);
  const stored = await log.entries();
  const missing = entries.find(entry => !stored.some(other => isDeepStrictEqual(other, entry)));
  if (missing !== undefined) throw new Error(`The erasure of ${missing.reference} is not in the database.`);
  return entries.length;
};
