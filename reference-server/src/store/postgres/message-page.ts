import type { Page, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import { decode, encode, matching } from '../lowdb/message-list.ts';
import type { ListedMessage, MessageQuery } from '../messages.ts';
import type { Surroundings } from './conflicts.ts';
import { documentRow } from './document.ts';
import { moment } from './moment.ts';
import { Parameters } from './parameters.ts';
import { quoted, terms } from './terms.ts';

const defaultLimit = 50;

/** The page of messages that a query asks for: requests newest first, the messages of each oldest first. */
export const listMessages = async (
  around: Surroundings,
  query: MessageQuery,
): Promise<Page<ListedMessage>> => {
  const { kind, limit = defaultLimit, cursor } = query;
  const after = cursor === undefined ? undefined : decode(cursor, kind);
  const requests = await candidates(around, query, after);
  const found = requests.flatMap(request =>
    matching(request, query, request.reference === after?.reference ? after.id : undefined).map(id => ({
      request,
      id,
    })),
  );
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, ...(last !== undefined && { nextCursor: encode(kind, last) }) };
};

/**
 * The requests that have such messages, from the cursor's own on, since that may have more of them. Each other has one at
 * least; one more than asked for tells whether there is a next page.
 */
const candidates = async (
  { session, jurisdiction, documents }: Surroundings,
  { kind, lane, state, reference, unit, test, limit = defaultLimit }: MessageQuery,
  after: { readonly key: number; readonly reference: string } | undefined,
): Promise<readonly StoredRequest[]> => {
  const parameters = new Parameters();
  const add = (value: unknown) => parameters.add(value);
  const conditions = [
    `jurisdiction = ${add(jurisdiction)}`,
    `terms @@ ${add(quoted(terms(jurisdiction).message(kind, lane, state)))}::tsquery`,
    ...(reference === undefined ? [] : [`reference = ${add(reference)}`]),
    ...(unit === undefined ? [] : [`unit = ${add(unit)}`]),
    ...(test === undefined ? [] : [`test = ${add(test)}`]),
  ];
  if (after !== undefined) {
    const start = add(moment(Math.floor(-after.key)));
    conditions.push(
      `received_at <= ${start} AND (received_at < ${start} OR reference >= ${add(after.reference)})`,
    );
  }
  const rows = await session.query(
    {
      text: `
SELECT reference, document FROM mimer.requests
WHERE ${conditions.join('\n  AND ')}
ORDER BY received_at DESC, reference LIMIT ${add(limit + 2)}`,
      row: documentRow,
    },
    parameters.values,
  );
  return documents.readAll(rows);
};
