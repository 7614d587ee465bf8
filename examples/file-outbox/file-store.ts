import { OutboxUnavailableError, type OutboxItem, type OutboxStore } from '@melikgazi/mimer-sdk/outbox';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { oneAtATime } from './file-lock.ts';
import { writeDurably } from './write-durably.ts';

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const unavailable = (error: unknown): never => {
  const isFull = ['ENOSPC', 'EDQUOT'].includes(String(codeOf(error)));
  throw new OutboxUnavailableError('This folder keeps no outbox.', { cause: error, isFull });
};

/**
 * Where an outbox of a Node program is kept: a folder with one JSON file an item, readable by its owner alone. Several processes of one
 * machine may share it; give the outbox `fileLock(folder)` as its `lock`, so that one of them sends at a time.
 *
 * @param folder - Made where it is missing. On a disk of this machine: locks of network drives are not to be trusted.
 * @example createOutbox({ store: fileStore(folder), lock: fileLock(folder), send: { create: mimer.requests.create } })
 */
export const fileStore = (folder: string): OutboxStore => {
  const change = oneAtATime(folder);
  const fileOf = (id: string) => join(folder, `${encodeURIComponent(id)}.json`);
  const lease = join(folder, 'lease');

  /** What a file holds; nothing where there is none. What is no JSON is its text, which no outbox takes for an item. */
  const read = async (path: string): Promise<unknown> => {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    try {
      return text === undefined ? undefined : JSON.parse(text, revived);
    } catch {
      return text;
    }
  };
  const files = async (): Promise<string[]> => {
    const names = await readdir(folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    return names.filter(name => name.endsWith('.json')).map(name => join(folder, name));
  };
  const isFree = (held: unknown, holder: string, now: number): boolean => {
    if (typeof held !== 'object' || held === null || !('holder' in held && 'until' in held)) return true;
    return held.holder === holder || typeof held.until !== 'number' || held.until <= now;
  };

  return {
    name: resolve(folder),
    list: async () => {
      const entries = await files().then(paths => Promise.all(paths.map(read)), unavailable);
      return entries.filter(entry => entry !== undefined);
    },
    add: async item => {
      const text = await textOf(item);
      await change(() => writeDurably(fileOf(item.id), text)).catch(unavailable);
    },
    update: (id, next) =>
      change(async () => {
        const found = await read(fileOf(id));
        const changed = found === undefined ? undefined : next(found);
        if (changed !== undefined) await writeDurably(fileOf(id), await textOf(changed));
      }).catch(unavailable),
    remove: id => change(() => rm(fileOf(id), { force: true })).catch(unavailable),
    clear: () =>
      change(async () => {
        for (const path of await files()) await rm(path, { force: true });
      }).catch(unavailable),
    claim: (holder, now, until) =>
      change(async () => {
        if (!isFree(await read(lease), holder, now)) return false;
        await writeDurably(lease, JSON.stringify({ holder, until }));
        return true;
      }).catch(unavailable),
    release: holder =>
      change(async () => {
        if (isFree(await read(lease), holder, -Infinity)) await rm(lease, { force: true });
      }).catch(unavailable),
  };
};

/** An item as JSON, with its files in it. */
const textOf = async (item: OutboxItem): Promise<string> => {
  const files = item.files.map(async ({ blob, ...file }) => {
    const base64 = Buffer.from(await blob.arrayBuffer()).toString('base64');
    return { ...file, blob: { type: blob.type, base64 } };
  });
  return JSON.stringify({ ...item, files: await Promise.all(files) });
};

const revived = (name: string, value: unknown): unknown => {
  if (name !== 'blob' || typeof value !== 'object' || value === null) return value;
  if (!('base64' in value && typeof value.base64 === 'string' && 'type' in value)) return value;
  return new Blob([Buffer.from(value.base64, 'base64')], { type: String(value.type) });
};
