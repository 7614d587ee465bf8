import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Backend } from '../../reference-server/src/backends/backend.ts';
import { openLowdbBackend } from '../../reference-server/src/backends/lowdb-backend.ts';
import type { FileSystem } from '../../reference-server/src/store/lowdb/file-system.ts';
import { filesIn, type FoundFile } from './files-in.ts';

/** What the servers of tests keep everything in. */
export interface TestBackend {
  /** Opens what belongs to a folder: whoever opens it again finds what was there. */
  open(t: TestContext, folder: string, fileSystem?: FileSystem): Promise<Backend>;
  /** Each attachment that is kept for a folder, by its id; each record of one that waits, as `<id>.json`; what is being received. */
  attachmentFiles(folder: string): Promise<readonly FoundFile[]>;
  /** All that is kept for a folder. */
  storedFiles(folder: string): Promise<readonly FoundFile[]>;
}

const dataFolder: TestBackend = {
  open: (_t, folder, fileSystem) => Promise.resolve(openLowdbBackend(folder, fileSystem)),
  attachmentFiles: folder => filesIn(join(folder, 'riverton', 'attachments')),
  storedFiles: filesIn,
};

let chosen = dataFolder;

/** What it is in this process. @default the folder itself */
export const testBackend = (): TestBackend => chosen;

/** Has all tests of this process run on something else, so that they need not be written twice. */
export const runTestsOn = (other: TestBackend): void => {
  chosen = other;
};
