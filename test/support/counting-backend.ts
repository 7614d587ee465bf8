import { ApiError, ConnectionError, type NewRequest, type Receipt } from '@melikgazi/mimer-sdk';
import { problemCodes, type ProblemCode } from '@melikgazi/mimer-sdk/contract';
import type { OutboxSender } from '@melikgazi/mimer-sdk/outbox';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';

/** What may happen to a call: it is lost on the way, its answer is lost on the way back, or the backend says no. */
export type Trouble = 'lost' | 'answer lost' | Error;

export const refusal = (code: ProblemCode, more: { readonly retryAfter?: number } = {}): ApiError =>
  new ApiError({ status: problemCodes[code], code, detail: 'For the log.', requestId: 'r-1', ...more });

/** A request as it was stored. */
export interface StoredSubmission {
  readonly key: string;
  readonly body: NewRequest;
  readonly receipt: Receipt;
}

/** What a body says, whatever the order of its members. */
export const contentOf = ({ challenge: _, ...body }: NewRequest): string =>
  JSON.stringify(Object.entries(body).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** A backend that keeps the contract's promise of exactly once, counts what reaches it, and has trouble when told to. */
export const countingBackend = ({
  trouble,
}: { trouble?: (call: string, count: number) => Trouble | undefined } = {}) => {
  const stored = new Map<string, StoredSubmission>();
  const staged = new Set<string>();
  const posts: { readonly key: string; readonly body: NewRequest }[] = [];
  let calls = 0;
  let uploads = 0;

  const meet = async <Answer>(call: string, work: () => Answer): Promise<Answer> => {
    const what = trouble?.(call, (calls += 1));
    await Promise.resolve();
    if (what instanceof Error) throw what;
    if (what === 'lost') throw new ConnectionError('Lost on the way.');
    const answer = work();
    if (what === 'answer lost') throw new ConnectionError('Lost on the way back.');
    return answer;
  };

  const accept = (key: string, body: NewRequest): Receipt => {
    posts.push({ key, body });
    const known = stored.get(key);
    if (known !== undefined) {
      if (contentOf(known.body) !== contentOf(body)) throw refusal('idempotency_mismatch');
      return known.receipt;
    }
    if (body.attachments?.some(id => !staged.delete(id)) === true) throw refusal('unknown_attachment');
    const receipt: Receipt = {
      reference: referenceOf(2026, stored.size + 1),
      trackingCode: '4805137296',
      receivedAt: '2026-11-26T09:00:00+03:00',
      subject: body.service,
      test: false,
    };
    stored.set(key, { key, body, receipt });
    return receipt;
  };

  const send: OutboxSender = {
    create: (body, { idempotencyKey = '' }) => meet('create', () => accept(idempotencyKey, body)),
    findReceipt: key =>
      meet('findReceipt', () => {
        const found = stored.get(key);
        if (found === undefined) throw refusal('not_found');
        return found.receipt;
      }),
    upload: () =>
      meet('upload', () => {
        const id = `file-${(uploads += 1)}`;
        staged.add(id);
        return { id };
      }),
  };
  return {
    send,
    /** What was stored, oldest first. */
    stored: () => [...stored.values()],
    posts,
    /** Forgets the files that nobody claimed, as after a day. */
    sweep: () => staged.clear(),
    accept,
  };
};

/** A submission with its number in its description. */
export const submission = (number = 1): NewRequest => ({
  kind: 'request',
  service: 'YOL-01',
  description: `Çukur ${number}`,
  reply: { channel: 'none', locale: 'tr' },
});
