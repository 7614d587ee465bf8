import { dateTimeSchema, referenceSchema } from '@melikgazi/mimer-sdk/contract';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { closings } from '@melikgazi/mimer-sdk/domain';
import { errorCode } from '../store/lowdb/file-system.ts';

const erasureSchema = z.object({
  reference: referenceSchema,
  at: dateTimeSchema,
  reason: z.enum(['request', 'retention']),
  closing: z.object({ as: z.enum(closings), at: dateTimeSchema }),
});

/** An erasure: when (RFC 3339), whether a person asked for it or its time had come, and how the request was closed. */
export type LoggedErasure = z.infer<typeof erasureSchema>;

/** The erasures of one jurisdiction, kept apart from its requests so that an older copy of those can be erased again. */
export interface ErasureLog {
  /** Resolves when the entry would survive a power cut. */
  append(erasure: LoggedErasure): Promise<void>;
  /** All of them, the oldest first. @throws when the log can't be read as one. */
  entries(): Promise<readonly LoggedErasure[]>;
}

/** A log in a file, one JSON object a line, made with the first entry; its folder is there. */
export const openErasureLog = (path: string): ErasureLog => {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: an entry that was torn by a failure has to be taken back before the next. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = last.then(task, task);
    last = result;
    return result;
  };
  return {
    append: erasure => inTurn(() => appendLine(path, JSON.stringify(erasure))),
    entries: () =>
      inTurn(async () => {
        const text = await textOf(path);
        // What follows the last end of a line was never acknowledged.
        const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
        return lines.flatMap((line, index) => (line === '' ? [] : [entryFrom(line, `${path}:${index + 1}`)]));
      }),
  };
};

const appendLine = async (path: string, line: string): Promise<void> => {
  const file = await open(path, 'a+', 0o600);
  try {
    await dropTornLine(file, path);
    await file.write(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
};

const dropTornLine = async (file: FileHandle, path: string): Promise<void> => {
  const { size } = await file.stat();
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(size - 1, 0));
  if (size === 0 || buffer.toString() === '\n') return;
  await file.truncate((await readFile(path)).lastIndexOf('\n') + 1);
};

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
};

const entryFrom = (line: string, place: string): LoggedErasure => {
  try {
    return z.parse(erasureSchema, JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place} is no entry of a log of erasures.`, { cause });
  }
};
