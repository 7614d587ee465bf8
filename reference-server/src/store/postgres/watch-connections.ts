import { UnavailableError } from '../store.ts';
import { reasonOf } from './check-store.ts';
import type { Database } from './database.ts';
import { databaseTrouble } from './trouble.ts';

/** How a server stands with its database. */
export type Contact =
  { readonly state: 'lost'; /** In a word. */ readonly reason: string } | { readonly state: 'found' };

/** Tells of a loss once, however many calls it fails, and of the first call that succeeds after it. */
export const watchConnections = (tell: (contact: Contact) => void) => {
  let isLost = false;
  const lose = (error: UnavailableError) => {
    if (!isLost) tell({ state: 'lost', reason: reasonOf(error) });
    isLost = true;
  };
  const find = () => {
    if (isLost) tell({ state: 'found' });
    isLost = false;
  };
  const seen = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const result = await work;
      find();
      return result;
    } catch (error) {
      if (error instanceof UnavailableError && !error.full) lose(error);
      throw error;
    }
  };
  return {
    /** For what happened to a connection beside the calls. */
    onTrouble: (error: unknown) => {
      const trouble = databaseTrouble(error);
      if (trouble instanceof UnavailableError) lose(trouble);
    },
    /** The same database, whose calls are looked at. */
    watched: (database: Database): Database => ({
      ...database,
      query: (statement, values) => seen(database.query(statement, values)),
      transaction: work => seen(database.transaction(work)),
    }),
  };
};
