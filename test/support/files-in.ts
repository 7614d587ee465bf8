import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly content: Buffer;
}

/** Every file of a folder and those below it: its path, and its bytes. */
export const filesIn = async (folder: string): Promise<FoundFile[]> =>
  Promise.all(
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(async path => ({ path, content: await readFile(path) })),
  );
