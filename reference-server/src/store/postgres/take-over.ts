import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Database } from './database.ts';
import { isNewsworthy, noteNews } from './news.ts';
import type { Statement } from './statement.ts';
import { brokenConstraint } from './trouble.ts';
import { insertRequest, written } from './write.ts';

const documentRow = z.object({ reference: z.string(), document: z.unknown() });

const documents: Statement<z.infer<typeof documentRow>> = {
  name: 'take-over-documents',
  text: 'SELECT reference, document FROM mimer.requests WHERE jurisdiction = $1 AND reference = ANY ($2)',
  row: documentRow,
};

const counting: Statement<{ readonly requests: number }> = {
  name: 'take-over-count',
  text: 'SELECT count(*)::float8 AS requests FROM mimer.requests WHERE jurisdiction = $1',
  row: z.object({ requests: z.number() }),
};

/** How requests of another store stand in the database. */
export interface Comparison {
  readonly missing: readonly StoredRequest[];
  /** References under which the database has something else. */
  readonly different: readonly string[];
}

/** Compares requests, whole, with what the database has under their references. */
export const compareRequests = async (
  database: Database,
  jurisdiction: string,
  requests: readonly StoredRequest[],
): Promise<Comparison> => {
  const references = requests.map(({ reference }) => reference);
  const rows = await database.query(documents, [jurisdiction, references]);
  const stored = new Map(rows.map(({ reference, document }) => [reference, document]));
  const isStored = ({ reference }: StoredRequest) => stored.has(reference);
  return {
    missing: requests.filter(request => !isStored(request)),
    different: requests
      .filter(request => isStored(request) && !isDeepStrictEqual(stored.get(request.reference), request))
      .map(({ reference }) => reference),
  };
};

/**
 * Stores a request of another store as it is there, with its revision and the messages that it owes. Answers whether it
 * could: not where another request in the database has its reference, one of its keys or one of its attachments.
 */
export const takeOverRequest = async (
  database: Database,
  jurisdiction: string,
  request: StoredRequest,
): Promise<boolean> => {
  const after = written(request);
  try {
    return await database.transaction(async session => {
      const isNew = await insertRequest(session, jurisdiction, after);
      if (isNew && isNewsworthy(undefined, after.messages)) await noteNews(session, jurisdiction, after);
      return isNew;
    });
  } catch (error) {
    if (brokenConstraint(error) === undefined) throw error;
    return false;
  }
};

/** How many requests the database has of a jurisdiction. */
export const countRequestsOf = async (database: Database, jurisdiction: string): Promise<number> =>
  (await database.query(counting, [jurisdiction]))[0]?.requests ?? 0;
