import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type * as z from 'zod/mini';
import { NotStoredError, StaleError } from '../store.ts';
import { assertUnnamed, type Surroundings } from './conflicts.ts';
import type { Database } from './database.ts';
import { documentRow } from './document.ts';
import { isNewsworthy, noteNews } from './news.ts';
import type { Session, Statement } from './statement.ts';
import { brokenConstraint } from './trouble.ts';
import { attachmentIds, removeRequest, replaceRequest, written } from './write.ts';

const locked: Statement<z.infer<typeof documentRow>> = {
  name: 'lock-request',
  text: 'SELECT reference, document FROM mimer.requests WHERE jurisdiction = $1 AND reference = $2 FOR UPDATE',
  row: documentRow,
};

export interface Update extends Omit<Surroundings, 'session'> {
  readonly database: Database;
  readonly reference: string;
  readonly expectedVersion: number | undefined;
  readonly change: (stored: StoredRequest) => StoredRequest | Promise<StoredRequest>;
  /** The request as it is written after a change. */
  readonly complete: (stored: StoredRequest, after: StoredRequest) => StoredRequest;
  /** Told before each try to write. */
  readonly begin: (request: StoredRequest) => void;
}

/** Changes a request whose row is locked from the look at it until it is written; a change that is none writes nothing. */
export const updateRequest = async (
  update: Update,
): Promise<{ readonly request: StoredRequest; readonly isChanged: boolean }> => {
  const { database, jurisdiction, reference, expectedVersion, change, complete, begin } = update;
  let adds: readonly string[] = [];
  try {
    return await database.transaction(async session => {
      const stored = await lock(session, update);
      if (stored === undefined) throw new NotStoredError(`There is no request ${reference}.`);
      if (expectedVersion !== undefined && stored.version !== expectedVersion)
        throw new StaleError(stored.version);
      const after = await change(stored);
      if (after === stored) return { request: stored, isChanged: false };
      const request = complete(stored, after);
      const [old, changed] = [written(stored), written(request)];
      adds = attachmentIds(request);
      begin(request);
      await replaceRequest(session, jurisdiction, old, changed);
      if (isNewsworthy(old.messages, changed.messages)) await noteNews(session, jurisdiction, changed);
      return { request, isChanged: true };
    });
  } catch (error) {
    if (brokenConstraint(error) !== undefined)
      await assertUnnamed({ session: database, jurisdiction }, reference, adds);
    throw error;
  }
};

const lock = async (
  session: Session,
  { jurisdiction, reference, documents }: Pick<Update, 'jurisdiction' | 'reference' | 'documents'>,
): Promise<StoredRequest | undefined> => {
  const [row] = await session.query(locked, [jurisdiction, reference]);
  return row && documents.read(row);
};

/** Removes a request that is there. Answers whether it was. */
export const removeStored = ({
  database,
  ...removal
}: Pick<Update, 'database' | 'jurisdiction' | 'reference' | 'documents'>): Promise<boolean> =>
  database.transaction(async session => {
    const stored = await lock(session, removal);
    if (stored !== undefined) await removeRequest(session, removal.jurisdiction, written(stored));
    return stored !== undefined;
  });
