import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { note, ok, trouble, type Finding } from '../finding.ts';
import { operatorSentence } from '../operator-sentence.ts';
import { formatOf, knownFormat } from '../store/lowdb/folder-format.ts';
import { counted, sized } from './counted.ts';
import { assertDataFolder, folderBeside, folderState } from './folder-state.ts';
import { verifyBackup } from './verify.ts';

/** What can be said of a data folder as a whole; whether there is something in it to look at. */
export async function* folderFindings(dataFolder: string): AsyncGenerator<Finding, boolean> {
  try {
    await assertDataFolder(dataFolder);
    if ((await folderState(dataFolder)) === 'absent') {
      await assertWritable(await nearestFolder(dataFolder));
      yield note(`${dataFolder} is not there yet; the first start makes it`);
      return false;
    }
    await assertWritable(dataFolder);
    const isMarked = (await formatOf(dataFolder)) !== undefined;
    yield ok(
      `the data folder is of format ${knownFormat}${isMarked ? '' : ', which the next start notes in it'}`,
    );
    if ((await folderState(folderBeside(dataFolder))) !== 'absent')
      yield note(`${folderBeside(dataFolder)} is left of a restore that was not finished: it can be deleted`);
    return true;
  } catch (error) {
    yield troubleFrom(error);
    return false;
  }
}

/** @throws the system's error, for which there is a sentence. */
const assertWritable = (folder: string): Promise<void> => access(folder, constants.W_OK | constants.X_OK);

/** The innermost folder above it that there is: in it the first start makes the rest. */
const nearestFolder = async (path: string): Promise<string> => {
  const above = dirname(resolve(path));
  return (await folderState(above)) === 'absent' ? nearestFolder(above) : above;
};

/** Whether a backup is as it was made. */
export async function* backupFindings(backup: string): AsyncGenerator<Finding> {
  try {
    const signal = new AbortController().signal;
    const { head, sums } = await verifyBackup(backup, { signal, say: () => undefined });
    yield ok(`${backup} is whole: made at ${head.at} by version ${head.server}`);
    yield ok(`${counted(sums.files, 'file')}, ${sized(sums.bytes)}, ${counted(sums.keys, 'key')}`);
    for (const [id, { requests, attachments, broken }] of Object.entries(sums.jurisdictions)) {
      yield ok(`${id}: ${counted(requests, 'request')}, ${counted(attachments, 'attachment')}`);
      if (broken > 0) yield note(`${id}: ${counted(broken, 'document')} could not be read when it was made`);
    }
    if (!sums.hasSecret) yield note('the secret is not in it: MIMER_SECRET has to be kept elsewhere');
  } catch (error) {
    yield troubleFrom(error);
  }
}

const troubleFrom = (error: unknown): Finding => {
  const sentence = operatorSentence(error);
  if (sentence === undefined) throw error;
  return trouble(sentence);
};
