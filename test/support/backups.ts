import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { backup, type BackupOptions } from '../../reference-server/src/backup/backup.ts';
import { nodeDisk, type Disk } from '../../reference-server/src/backup/disk.ts';
import { restore, type RestoreOptions } from '../../reference-server/src/backup/restore.ts';
import { loadJurisdiction } from '../../reference-server/src/jurisdictions/load.ts';
import { actAtDesk, eraseAtDesk } from './desk-calls.ts';
import { systemError } from './intercepted-file-system.ts';
import { bearer, noon, rivertonFolder, startServer } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { filesIn } from './files-in.ts';
import { upload } from './uploads.ts';

/** Room for a data folder, a backup of it and a data folder restored from that. */
export const backupFolders = async (t: TestContext) => {
  const folder = await temporaryFolder(t);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  return { folder, data, to: join(folder, 'backup'), restored: join(folder, 'restored') };
};

export const canary = 'canary-93fe';

/** The same with a data folder that no server uses: a closed request with a photo and canaries, and an erased one. */
export const folderWithRequests = async (t: TestContext) => {
  const folders = await backupFolders(t);
  const server = await startServer(t, { folder: folders.data });
  const key = await server.key(scopes);
  const photo = await upload(server, undefined, bearer(key));
  const { reference } = await server.submit(key, { description: canary, attachments: [photo.id] });
  const { reference: erased } = await server.submit(key);
  await actAtDesk(server, key, reference, { type: 'resolve', text: canary });
  await actAtDesk(server, key, erased, { type: 'resolve', text: 'Done.' });
  await eraseAtDesk(server, key, erased);
  await server.close();
  return { ...folders, key, reference, erased, photo };
};

/** Erases a request in a data folder that no server uses. */
export const eraseIn = async (t: TestContext, folder: string, key: string, reference: string) => {
  const server = await startServer(t, { folder });
  assert.equal((await eraseAtDesk(server, key, reference)).status, 204);
  await server.close();
};

/** Backs a data folder up, and answers the report with what was said. */
export const backUp = async (dataFolder: string, to: string, given: Partial<BackupOptions> = {}) => {
  const said: string[] = [];
  const { signal } = new AbortController();
  const say = (sentence: string) => said.push(sentence);
  const now = new Date(noon);
  const options = { dataFolder, to, disk: nodeDisk, signal, say, now, version: '0.0.0-test' };
  return { ...(await backup({ ...options, ...given })), said };
};

/** Restores a backup of Riverton. */
export const restoreFrom = async (from: string, dataFolder: string, given: Partial<RestoreOptions> = {}) => {
  const { signal } = new AbortController();
  const jurisdictions = [await loadJurisdiction(rivertonFolder)];
  const options = { from, dataFolder, replace: false, erasureLogs: [], jurisdictions, webhooks: [], signal };
  const rest = { disk: nodeDisk, say: () => undefined, clock: () => new Date(noon) };
  return restore({ ...options, ...rest, ...given });
};

/** A disk on which `before` happens before each operation, which it is told; what it throws, the operation does. */
export const watchedDisk = (
  before: (operation: keyof Disk, path: string) => void | Promise<void>,
  inner: Disk = nodeDisk,
): Disk => ({
  makeFolder: async path => {
    await before('makeFolder', path);
    return inner.makeFolder(path);
  },
  link: async (from, to) => {
    await before('link', from);
    return inner.link(from, to);
  },
  copy: async (from, to) => {
    await before('copy', from);
    return inner.copy(from, to);
  },
  write: async (path, text) => {
    await before('write', path);
    return inner.write(path, text);
  },
  rename: async (from, to) => {
    await before('rename', from);
    return inner.rename(from, to);
  },
  remove: async path => {
    await before('remove', path);
    return inner.remove(path);
  },
  syncFolder: async path => {
    await before('syncFolder', path);
    return inner.syncFolder(path);
  },
});

/** A disk that works for some operations and from then on fails at each; and whether it came to that. */
export const dyingDisk = (works: number, inner: Disk = nodeDisk) => {
  let count = 0;
  const disk = watchedDisk(() => {
    count += 1;
    if (count > works) throw systemError('ENOSPC');
  }, inner);
  return { disk, hasDied: () => count > works };
};

/** A disk without hard links, as one is that is not the data folder's. */
export const otherDisk: Disk = { ...nodeDisk, link: (from, to) => nodeDisk.copy(from, to) };

/** Whether any file below a folder holds a text, in its name or in its bytes. */
export const holds = async (folder: string, text: string): Promise<boolean> =>
  (await filesIn(folder)).some(({ path, content }) => path.includes(text) || content.includes(text));

/** All that is below a folder, for comparison: path and bytes of each file. */
export const picture = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await filesIn(folder))
      .map(({ path, content }): [string, string] => [
        path.slice(folder.length + 1),
        content.toString('latin1'),
      ])
      .sort(),
  );
