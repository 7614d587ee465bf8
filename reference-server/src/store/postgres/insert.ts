import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { Draft } from '../store.ts';
import { assertUnnamed, matchingRequest, type Surroundings } from './conflicts.ts';
import type { Database } from './database.ts';
import { isNewsworthy, noteNews } from './news.ts';
import { brokenConstraint } from './trouble.ts';
import { attachmentIds, insertRequest, written, type Written } from './write.ts';

// Far more than bad luck: with a million requests in a year one in ten draws clashes.
const mostDraws = 100;

export interface Insertion extends Surroundings {
  readonly database: Database;
  /** The request that is stored for a draft under a reference. */
  readonly build: (reference: string) => StoredRequest;
  /** Told before each try to write. */
  readonly begin: (request: StoredRequest) => void;
}

/**
 * Stores a draft: simply tries, since nearly every one is new, and looks at what is stored where the database refuses it.
 *
 * @throws {@link ConflictError} as the store does.
 */
export const insertDraft = async (
  { drawReference, uniques }: Draft,
  insertion: Insertion,
): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }> => {
  const { build, begin } = insertion;
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const request = build(drawReference());
    begin(request);
    const refusal = await refusalOf(written(request), insertion);
    if (refusal === undefined) return { request, replayed: false };
    const stored = await matchingRequest(insertion, uniques);
    if (stored !== undefined) return { request: stored, replayed: true };
    if (refusal === 'attachments') await assertUnnamed(insertion, '', attachmentIds(request));
  }
  throw new Error(`${mostDraws} references were drawn, none of them free.`);
};

/** By what a request was refused that was not stored: a key or the reference of another one, or one of its files. */
const refusalOf = async (
  after: Written,
  insertion: Insertion,
): Promise<'key' | 'attachments' | undefined> => {
  try {
    return (await insert(after, insertion)) ? undefined : 'key';
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === undefined) throw error;
    // Distributed databases add to the name.
    return constraint.startsWith('request_attachments') ? 'attachments' : 'key';
  }
};

const insert = async (after: Written, { database, jurisdiction }: Insertion): Promise<boolean> => {
  if (!isNewsworthy(undefined, after.messages)) return insertRequest(database, jurisdiction, after);
  return database.transaction(async session => {
    const isNew = await insertRequest(session, jurisdiction, after);
    if (isNew) await noteNews(session, jurisdiction, after);
    return isNew;
  });
};
