import { isDeepStrictEqual } from 'node:util';
import { fileKeyRecords } from '../keys/file-key-store.ts';
import { postgresKeyRecords } from '../keys/postgres-key-store.ts';
import { OperatorError } from '../operator-error.ts';
import type { Moving } from './moving.ts';

/**
 * Stores the API keys that the database does not have yet, the revoked ones too, and answers how many there are.
 *
 * @throws {@link OperatorError} where one has another secret or other rights in the database.
 */
export const moveKeys = async ({ contents, database }: Moving): Promise<number> => {
  const keys = await fileKeyRecords(contents.folder).all();
  const target = postgresKeyRecords(database);
  for (const key of keys) {
    if ((await target.find(key.id)) === undefined) await target.add(key);
    if (!isDeepStrictEqual(await target.find(key.id), key))
      throw new OperatorError(
        `The API key ${key.id} is another in the database than in the data folder: name an empty database, or drop the schema “mimer” of this one, and run migrate again. The data folder is as it was.`,
      );
  }
  return keys.length;
};
