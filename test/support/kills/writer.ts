import { isConnectionError, isMimerError, type Mimer } from '@melikgazi/mimer-sdk';
import { setTimeout as delay } from 'node:timers/promises';
import { smallPdf } from '../uploads.ts';
import type { Book, Case } from './cases.ts';

export interface Writing {
  readonly mimer: Mimer;
  readonly book: Book;
  readonly choose: (choices: number) => number;
  /** Resolves while the server is, as far as anybody knows, up. */
  readonly isUp: () => Promise<void>;
  readonly isOver: () => boolean;
  /** At most so many milliseconds lie between two intents of one writer. */
  readonly pause: number;
}

const reply = { channel: 'none', locale: 'tr' } as const;

/** Works on requests of its own until it is over, and gives up no intent before it has an answer. */
export const runWriter = async (name: string, writing: Writing): Promise<void> => {
  const { choose, book, pause } = writing;
  const own: Case[] = [];
  for (let intent = 0; !writing.isOver(); intent += 1) {
    const label = `intent-${name}-${intent}-`;
    const open = own.filter(({ state }) => state === 'open');
    const one = open[choose(Math.max(open.length, 1))];
    const what = one === undefined ? 0 : choose(10);
    try {
      if (one === undefined || what < 4) own.push(await submit(label, what === 3, writing));
      else if (what < 6) await replyTo(one, label, writing);
      else if (what < 8) await comment(one, label, writing);
      else await close(one, label, writing);
    } catch (error) {
      // What nobody may refuse was refused; the request is not touched again.
      book.refusals.push(`${label}: ${String(error)}`);
      if (one !== undefined) own.splice(own.indexOf(one), 1);
    }
    await delay(choose(pause));
  }
};

const submit = async (description: string, withFile: boolean, writing: Writing): Promise<Case> => {
  const { mimer, book } = writing;
  const attachment = withFile
    ? await persist(writing, () => mimer.attachments.upload(pdf, { name: 'belge.pdf', retries: 0 }))
    : undefined;
  const receipt = await persist(writing, () =>
    mimer.requests.create(
      {
        kind: 'report',
        service: 'GEN-99',
        description,
        reply,
        ...(attachment !== undefined && { attachments: [attachment.id] }),
      },
      { idempotencyKey: `${description}-submission`, retries: 0 },
    ),
  );
  const made: Case = { receipt, description, attachment, texts: [], state: 'open' };
  book.cases.push(made);
  return made;
};

const pdf = new Blob([new Uint8Array(smallPdf)], { type: 'application/pdf' });

const replyTo = async ({ receipt, texts }: Case, text: string, writing: Writing): Promise<void> => {
  const { reference, trackingCode } = receipt;
  const once = { idempotencyKey: `${text}-reply`, retries: 0 };
  await persist(writing, () => writing.mimer.requests.reply(reference, trackingCode, { text }, once));
  texts.push(text);
};

const comment = async ({ receipt, texts }: Case, text: string, writing: Writing): Promise<void> => {
  const { desk } = writing.mimer;
  const { reference } = receipt;
  const { version } = await persist(writing, () => desk.requests.get(reference, { retries: 0 }));
  const once = { version, idempotencyKey: `${text}-comment`, retries: 0 };
  await persist(writing, () => desk.requests.act(reference, { type: 'comment', text, public: false }, once));
  texts.push(text);
};

/** Resolves it, and of two one is erased right after. */
const close = async (one: Case, text: string, writing: Writing): Promise<void> => {
  const { desk } = writing.mimer;
  const { reference } = one.receipt;
  const { version } = await persist(writing, () => desk.requests.get(reference, { retries: 0 }));
  const once = { version, idempotencyKey: `${text}-resolve`, retries: 0 };
  await persist(writing, () => desk.requests.act(reference, { type: 'resolve', text }, once));
  one.texts.push(text);
  one.state = 'resolved';
  if (writing.choose(2) === 0) return;
  await persist(writing, () => desk.requests.erase(reference, { retries: 0 }));
  one.state = 'erased';
};

/** Tries again, with the same key, until there is an answer, as a caller does who must not lose anything. */
const persist = async <T>({ isUp, book }: Writing, call: () => Promise<T>): Promise<T> => {
  book.intents += 1;
  for (;;) {
    await isUp();
    try {
      const answer = await call();
      book.acknowledged += 1;
      return answer;
    } catch (error) {
      const isForNow = isMimerError(error) && (error.code === 'in_flight' || error.code === 'unavailable');
      if (!isConnectionError(error) && !isForNow) throw error;
      await delay(30);
    }
  }
};
