import type { StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { basename } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { compareRequests, countRequestsOf, takeOverRequest } from '../store/postgres/take-over.ts';
import type { Moving } from './moving.ts';

const atOnce = 200;

/**
 * Stores the requests of a jurisdiction that the database does not have yet, and answers how many there are.
 *
 * @throws {@link OperatorError} where one can't be read, or the database has another in its place.
 */
export const moveRequests = async (jurisdiction: string, moving: Moving): Promise<number> => {
  const { database, say } = moving;
  let count = 0;
  for await (const batch of batches(jurisdiction, moving)) {
    const { missing, different } = await compareRequests(database, jurisdiction, batch);
    if (different.length > 0) throw differs(jurisdiction, different);
    const refused = await takeOver(jurisdiction, missing, moving);
    if (refused.length > 0) throw differs(jurisdiction, refused);
    if (Math.floor((count + batch.length) / 20_000) > Math.floor(count / 20_000))
      say(`${jurisdiction}: ${(count + batch.length).toLocaleString('en')} requests so far.`);
    count += batch.length;
  }
  return count;
};

/** Answers which of them the database did not take. When one fails, the others are waited for: they may be stored. */
const takeOver = async (
  jurisdiction: string,
  requests: readonly StoredRequest[],
  { database }: Moving,
): Promise<readonly string[]> => {
  const outcomes = await Promise.allSettled(
    requests.map(async request =>
      (await takeOverRequest(database, jurisdiction, request)) ? [] : [request.reference],
    ),
  );
  return outcomes.flatMap(outcome => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
};

/**
 * Reads every request back and compares it, whole. Answers how many more the database has.
 *
 * @throws {@link OperatorError} where one is missing or different.
 */
export const verifyRequests = async (jurisdiction: string, moving: Moving): Promise<number> => {
  const { database } = moving;
  let count = 0;
  for await (const batch of batches(jurisdiction, moving)) {
    const { missing, different } = await compareRequests(database, jurisdiction, batch);
    const wrong = [...missing.map(({ reference }) => reference), ...different];
    if (wrong.length > 0) throw differs(jurisdiction, wrong);
    count += batch.length;
  }
  return (await countRequestsOf(database, jurisdiction)) - count;
};

const differs = (jurisdiction: string, [reference = '']: readonly string[]) =>
  new OperatorError(
    `The database has another request than ${reference} of ${jurisdiction} under its reference, one of its keys or one of its attachments: has a server written there? Name an empty database, or drop the schema “mimer” of this one, and run migrate again. The data folder is as it was.`,
  );

async function* batches(
  jurisdiction: string,
  { contents, requestsOf, signal }: Moving,
): AsyncGenerator<readonly StoredRequest[], void, undefined> {
  const files = requestsOf(jurisdiction);
  let batch: Promise<StoredRequest>[] = [];
  for await (const path of contents.documents(jurisdiction)) {
    batch.push(
      files.read(basename(path, '.json')).catch((cause: unknown) => Promise.reject(broken(path, cause))),
    );
    if (batch.length < atOnce) continue;
    yield await Promise.all(batch);
    signal.throwIfAborted();
    batch = [];
  }
  if (batch.length > 0) yield await Promise.all(batch);
}

const broken = (path: string, cause: unknown) =>
  new OperatorError(
    `${path} can’t be read as a request: mend it, or move it away if it may be left behind, and run migrate again. \`mimer-server check\` names all of them.`,
    { cause },
  );
