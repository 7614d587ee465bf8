import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { temporaryEnding } from '../store/lowdb/durable-json-file.ts';
import type { FileSystem, NewFile } from '../store/lowdb/file-system.ts';
import { nodeFileSystem } from '../store/lowdb/node-file-system.ts';
import { erasureSchema, type ErasureLog, type LoggedErasure } from './erasure-log.ts';

/** A log in a file, one JSON object a line, made with the first entry; its folder is there. */
export const openFileErasureLog = (path: string, fileSystem: FileSystem = nodeFileSystem): ErasureLog => {
  let last: Promise<unknown> = Promise.resolve();
  /** `inherited`: an earlier process may have left anything behind; `failed`: this one may have. */
  let state: 'inherited' | 'sound' | 'failed' = 'inherited';
  /** One after the other: what a failure has torn has to be taken back before the next entry. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task, task);
    last = result;
    return result;
  };
  const read = async (): Promise<string> => (await fileSystem.readFile(path)) ?? '';
  const makeSound = async (): Promise<void> => {
    const text = await read();
    if (state === 'failed' || wholeLines(text) !== text) await replace(fileSystem, path, wholeLines(text));
  };
  return {
    append: erasure =>
      inTurn(async () => {
        const before = state;
        if (before !== 'sound') await makeSound();
        state = 'failed';
        await write(await fileSystem.openToAppend(path), `${JSON.stringify(erasure)}\n`);
        if (before !== 'sound') await fileSystem.syncFolder(dirname(path));
        state = 'sound';
      }),
    settle: () =>
      inTurn(async () => {
        if (state === 'sound') return;
        await replace(fileSystem, path, wholeLines(await read()));
        await fileSystem.syncFolder(dirname(path));
        state = 'sound';
      }),
    entries: () =>
      inTurn(async () =>
        wholeLines(await read())
          .split('\n')
          .flatMap((line, index) => (line === '' ? [] : [entryFrom(line, `${path}:${index + 1}`)])),
      ),
  };
};

/** What follows the last end of a line was never acknowledged. */
const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);

/**
 * Writes the file anew. One whose sync failed is never synced again: the kernel may have dropped a part of it, and would
 * report success for the rest.
 */
const replace = async (fileSystem: FileSystem, path: string, text: string): Promise<void> => {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${temporaryEnding}`;
  try {
    await write(await fileSystem.createFile(temporary), text);
    await fileSystem.rename(temporary, path);
  } catch (error) {
    await fileSystem.unlink(temporary).catch(() => undefined);
    throw error;
  }
};

const write = async (file: NewFile, text: string): Promise<void> => {
  try {
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

const entryFrom = (line: string, place: string): LoggedErasure => {
  try {
    return z.parse(erasureSchema, JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place} is no entry of a log of erasures.`, { cause });
  }
};
