import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentPath } from '../../reference-server/src/store/lowdb/request-files.ts';
import { seededRequest } from './seeded-request.ts';

/**
 * Fills the data folder of a jurisdiction (`<MIMER_DATA>/<id>`) with documents as its store writes them, but without
 * waiting for the disk: 176,290 take about half a minute. No store may be open there.
 */
export const seedRequests = (folder: string, count: number): void => {
  const made = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const request = seededRequest(index);
    const path = join(folder, documentPath(request.reference));
    const shard = dirname(path);
    if (!made.has(shard)) mkdirSync(shard, { recursive: true, mode: 0o700 });
    made.add(shard);
    writeFileSync(path, `${JSON.stringify(request, null, 2)}\n`, { mode: 0o600 });
  }
};
