import type { Mimer, Receipt } from '@melikgazi/mimer-sdk';

/** Somebody's request, with all that the server has acknowledged of it. */
export interface Case {
  readonly receipt: Receipt;
  /** What was submitted; nobody else wrote it. */
  readonly description: string;
  /** The file that it was submitted with. */
  readonly attachment: { readonly id: string; readonly bytes: number } | undefined;
  /** Replies and comments. */
  readonly texts: string[];
  state: 'open' | 'resolved' | 'erased';
}

/** What a run of writers has seen. */
export interface Book {
  readonly cases: Case[];
  /** Things that somebody wanted done once: submissions, replies, actions, uploads, erasures. */
  intents: number;
  acknowledged: number;
  /** What was refused although it should not have been. */
  readonly refusals: string[];
}

export const emptyBook = (): Book => ({ cases: [], intents: 0, acknowledged: 0, refusals: [] });

/** How a book and the server that it was kept of differ, when all that was meant is acknowledged. */
export interface Differences {
  /** Requests that the server has. */
  readonly stored: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

const atOnce = 20;

/** Compares all that was acknowledged with all that is there. */
export const compare = async ({ cases }: Book, mimer: Mimer): Promise<Differences> => {
  const stored: string[] = [];
  for await (const { reference } of mimer.desk.requests.list({ limit: 200 })) stored.push(reference);
  const lost: string[] = [];
  const doubled: string[] = [];
  const known = new Map(cases.map(one => [one.receipt.reference, one]));
  if (known.size < cases.length) doubled.push('two submissions have one reference');
  const seen = new Set<string>();
  for (const reference of stored) {
    if (seen.has(reference)) doubled.push(`${reference} is listed twice`);
    if (!known.has(reference)) doubled.push(`nobody was told of ${reference}`);
    seen.add(reference);
  }
  const left = cases.filter(({ receipt }) => {
    if (!seen.has(receipt.reference)) lost.push(receipt.reference);
    return seen.has(receipt.reference);
  });
  const worker = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const found = await differencesOf(one, mimer).catch((error: unknown) => ({
        lost: [`${one.receipt.reference}: ${String(error)}`],
        doubled: [],
      }));
      lost.push(...found.lost);
      doubled.push(...found.doubled);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { stored: stored.length, lost, doubled };
};

const differencesOf = async (
  { receipt: { reference, trackingCode }, description, attachment, texts, state }: Case,
  { desk, requests, attachments }: Mimer,
): Promise<Pick<Differences, 'lost' | 'doubled'>> => {
  const lost: string[] = [];
  const doubled: string[] = [];
  const is = await desk.requests.get(reference);
  if (state === 'erased') {
    if (is.erasedOn === undefined) lost.push(`the erasure of ${reference}`);
    return { lost, doubled };
  }
  if (is.description !== description) lost.push(`the words of ${reference}`);
  if (is.status !== (state === 'open' ? 'received' : 'resolved')) lost.push(`the status of ${reference}`);
  for (const text of texts) {
    const times = is.timeline.filter(event => event.text === text).length;
    if (times === 0) lost.push(`${text} of ${reference}`);
    if (times > 1) doubled.push(`${text} of ${reference}`);
  }
  if (attachment !== undefined) {
    const file = await attachments.get(reference, trackingCode, attachment.id);
    if (file.size !== attachment.bytes) lost.push(`the file of ${reference}`);
  }
  // The code is reckoned from the secret, which must still be the same.
  await requests.track(reference, trackingCode);
  return { lost, doubled };
};
