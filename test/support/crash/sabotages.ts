import { dirname } from 'node:path';
import type { ErasureLog, LoggedErasure } from '../../../reference-server/src/erasures/erasure-log.ts';
import type { FileSystem, NewFile } from '../../../reference-server/src/store/lowdb/file-system.ts';
import { interceptedFileSystem, type Interceptor } from '../intercepted-file-system.ts';
import type { RequestStore } from '../../../reference-server/src/store/store.ts';
import { overriding } from '../overriding.ts';
import type { Sabotage } from './history.ts';
import type { SimulatedParts } from './simulated-parts.ts';

const nothing = () => Promise.resolve();

const plain: Interceptor = (_operation, run) => run();

/** Changes how the files are written whose paths have `part` in them. */
const withFiles = (
  disk: FileSystem,
  part: string,
  change: (file: NewFile, path: string) => NewFile,
): FileSystem => ({
  ...interceptedFileSystem(disk, plain),
  createFile: async path => {
    const file = await disk.createFile(path);
    return path.includes(part) ? change(file, path) : file;
  },
});

const unsynced = (part: string) => (disk: FileSystem) =>
  withFiles(disk, part, file => ({ ...file, sync: nothing }));

/** Files are synced only after they have got their names. */
const renamesFirst = (disk: FileSystem): FileSystem => {
  const open = new Map<string, NewFile>();
  const late = withFiles(disk, '/requests/', (file, path) => {
    open.set(path, file);
    return { write: content => file.write(content), sync: nothing, close: nothing };
  });
  return {
    ...late,
    rename: async (from, to) => {
      await disk.rename(from, to);
      await open.get(from)?.sync();
      await open.get(from)?.close();
    },
  };
};

/** A folder from which something was deleted is not synced until something new is in it. */
const deletesLoosely = (disk: FileSystem): FileSystem => {
  const deletedFrom = new Set<string>();
  return {
    ...interceptedFileSystem(disk, plain),
    unlink: async path => {
      await disk.unlink(path);
      deletedFrom.add(dirname(path));
    },
    syncFolder: async path => {
      if (!deletedFrom.delete(path)) await disk.syncFolder(path);
    },
  };
};

/** Names are said to be changed before they are. */
const acknowledgesFirst = (disk: FileSystem): FileSystem => {
  let behind = Promise.resolve();
  const later = (change: () => Promise<void>): Promise<void> => {
    behind = behind.then(async () => {
      for (let ticks = 0; ticks < 50; ticks += 1) await nothing();
      await change().catch(() => undefined);
    });
    return Promise.resolve();
  };
  const inOrder = interceptedFileSystem(disk, async (_operation, run) => {
    await behind;
    return run();
  });
  return {
    ...inOrder,
    rename: (from, to) => later(() => disk.rename(from, to)),
    syncFolder: path => later(() => disk.syncFolder(path)),
  };
};

/** No document looks as if it had changed. */
const changesUnseen = (disk: FileSystem): FileSystem => ({
  ...interceptedFileSystem(disk, plain),
  stamp: async path => {
    const stamp = await disk.stamp(path);
    return path.includes('/requests/') ? stamp && { inode: 1, changedAt: 1, size: 1 } : stamp;
  },
});

/** Erasures are written into the log only when the document is erased. */
const logsLast = (parts: SimulatedParts): SimulatedParts => {
  const unlogged: LoggedErasure[] = [];
  const { store, erasures } = parts;
  const append: ErasureLog['append'] = erasure => {
    unlogged.push(erasure);
    return Promise.resolve();
  };
  const update: RequestStore['update'] = async (...args) => {
    const updated = await store.update(...args);
    for (const erasure of unlogged.splice(0)) await erasures.append(erasure);
    return updated;
  };
  return { ...parts, store: overriding(store, { update }), erasures: { ...erasures, append } };
};

export interface Control {
  readonly name: string;
  readonly sabotage: Sabotage;
  /** What must be found wrong. */
  readonly shows: RegExp;
}

/** Ways to break the promise, each of which the histories have to show. */
export const controls: readonly Control[] = [
  {
    name: 'documents are not synced',
    sabotage: { disk: unsynced('/requests/') },
    shows: /half a document/,
  },
  {
    name: 'the secret is not synced',
    sabotage: { disk: unsynced('/secret') },
    shows: /holds no secret/,
  },
  {
    name: 'API keys are not synced',
    sabotage: { disk: unsynced('/keys/') },
    shows: /lost: the key/,
  },
  {
    name: 'folders are not synced',
    sabotage: { disk: disk => ({ ...interceptedFileSystem(disk, plain), syncFolder: nothing }) },
    shows: /lost: intent/,
  },
  {
    name: 'documents get their names before they are synced',
    sabotage: { disk: renamesFirst },
    shows: /half a document/,
  },
  {
    name: 'what is to be written is acknowledged first',
    sabotage: { disk: acknowledgesFirst },
    shows: /lost: intent/,
  },
  {
    name: 'uploads are not synced',
    sabotage: { disk: disk => ({ ...interceptedFileSystem(disk, plain), syncFile: nothing }) },
    shows: /lost: (an upload|a file)/,
  },
  {
    name: 'the cache of the index is believed although it is stale',
    sabotage: { disk: changesUnseen },
    shows: /listed as it was/,
  },
  {
    name: 'erasures are logged last',
    sabotage: { parts: logsLast },
    shows: /lost: a file/,
  },
  {
    name: 'folders are not synced after a file was deleted',
    sabotage: { disk: deletesLoosely },
    shows: /back: (something of an erased request|intent)/,
  },
];
