import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { LoggedErasure } from '../erasures/erasure-log.ts';
import { openFileErasureLog } from '../erasures/file-erasure-log.ts';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import { OperatorError } from '../operator-error.ts';
import { errorCode } from '../store/lowdb/file-system.ts';
import { erasureLogEnding, FolderContents } from '../store/lowdb/folder-contents.ts';

/** A log of erasures in a file. */
export interface LogFile {
  readonly jurisdiction: string;
  readonly path: string;
}

/** The logs at the top of a folder. */
export const logsIn = async (folder: string): Promise<LogFile[]> =>
  (await new FolderContents(folder).erasureLogs()).map(name => logAt(join(folder, name)));

/** @throws {@link OperatorError} where a file is not named as a log is. */
export const namedLogs = (paths: readonly string[]): LogFile[] =>
  paths.map(path => {
    const log = logAt(resolve(path));
    if (log.jurisdiction !== '') return log;
    throw new OperatorError(
      `${path} is not named as a log of erasures is, <jurisdiction>${erasureLogEnding}: give it that name, which says whose it is.`,
    );
  });

const logAt = (path: string): LogFile => {
  const name = basename(path);
  return {
    jurisdiction: name.endsWith(erasureLogEnding) ? name.slice(0, -erasureLogEnding.length) : '',
    path,
  };
};

/** @throws {@link OperatorError} where it is no log. */
export const entriesOf = async ({ path }: LogFile): Promise<readonly LoggedErasure[]> => {
  try {
    return await openFileErasureLog(path).entries();
  } catch (error) {
    if (errorCode(error) !== undefined || !(error instanceof Error)) throw error;
    throw new OperatorError(`${error.message} Mend that line first, or what it erased would come back.`);
  }
};

/** @throws {@link OperatorError} where one is missing, can't be read, or is of a jurisdiction that is not known here. */
export const assertLogsUsable = async (
  logs: readonly LogFile[],
  jurisdictions: readonly JurisdictionData[],
): Promise<void> => {
  for (const log of logs) {
    const { jurisdiction, path } = log;
    await stat(path).catch((cause: unknown) => {
      throw errorCode(cause) === 'ENOENT' ? new OperatorError(`There is no log ${path}.`) : cause;
    });
    const isKnown = jurisdictions.some(({ profile }) => profile.id === jurisdiction);
    if ((await entriesOf(log)).length > 0 && !isKnown)
      throw new OperatorError(
        `${path} is of the jurisdiction ${jurisdiction}, which is not in MIMER_JURISDICTIONS: nothing of it could be erased again. Set MIMER_JURISDICTIONS to a folder that has it.`,
      );
  }
};
