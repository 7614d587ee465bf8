import type { NewRequest } from '../contract/new-request.ts';
import type { Receipt } from '../contract/receipt.ts';
import { isApiError, isConnectionError, UnsupportedError } from '../errors.ts';
import { withChallenge, type ChallengeOptions } from '../with-challenge.ts';
import { backoff } from './backoff.ts';
import { isFinal, isMismatch, reasonOf } from './outcome.ts';
import { bodyOf, isOpen, itemFrom, type OutboxFile, type OutboxItem } from './outbox-item.ts';
import type { OutboxSender } from './outbox-sender.ts';
import { changeItem, type OutboxStore } from './outbox-store.ts';

/** What an attempt needs. */
export interface DeliveryTools {
  readonly store: OutboxStore;
  readonly send: OutboxSender;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly newKey: () => string;
  /** Whether this tab still has the right to send. */
  readonly keep: () => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Called after each change. */
  readonly onChange: () => void;
}

interface Arrived {
  readonly receipt: Receipt;
  readonly arrivedEarlier: boolean;
}

/** After so many times the files are gone for a reason that another upload does not mend. */
const mostUploads = 3;

/**
 * Tries once to bring an item to the backend, and writes down what came of it. Whether the backend was reached is the answer.
 *
 * Every step is written before the next is taken, so that an attempt may end anywhere and the next one goes on there. The store's own
 * errors are thrown: nothing is known then, and nothing was changed.
 */
export const deliver = async (id: string, tools: DeliveryTools): Promise<boolean> => {
  const { store, signal, onChange } = tools;
  const change = async (next: (item: OutboxItem) => OutboxItem) => {
    const item = await changeItem(store, id, next);
    onChange();
    return item;
  };
  const begun = await change(item =>
    isOpen(item) ? { ...item, state: 'sending', attempts: item.attempts + 1 } : item,
  );
  if (begun === undefined || !isOpen(begun)) return true;
  let item = begun;
  const fail = async (error: unknown): Promise<boolean> => {
    // Under another key it is another tab's affair already.
    const same = (current: OutboxItem) => isOpen(current) && current.idempotencyKey === item.idempotencyKey;
    await change(current => (same(current) ? afterFailure(current, error, tools) : current));
    return !isConnectionError(error) && !signal.aborted;
  };

  for (const index of item.body === undefined ? item.files.keys() : []) {
    const file = item.files[index];
    if (file === undefined || file.attachmentId !== undefined) continue;
    if (!(await tools.keep())) return true;
    const uploaded = await settle(upload(file, tools));
    if ('error' in uploaded) return fail(uploaded.error);
    const next = await change(current => withAttachment(current, index, uploaded.value.id));
    if (next === undefined || !isOpen(next)) return true;
    item = next;
  }

  // From here on it stays as it is: the first body that is written down goes out, whoever wrote it.
  const frozen = item.body === undefined ? await change(withBody) : item;
  if (frozen === undefined || !isOpen(frozen) || frozen.body === undefined) return true;
  item = frozen;
  if (!(await tools.keep())) return true;
  const arrived = await settle(submit(item, frozen.body, tools));
  if ('error' in arrived) return fail(arrived.error);
  await change(current =>
    current.idempotencyKey === item.idempotencyKey ? sent(current, arrived.value) : current,
  );
  return true;
};

const settle = async <Value>(
  work: Promise<Value>,
): Promise<{ readonly value: Value } | { readonly error: unknown }> => {
  try {
    return { value: await work };
  } catch (error) {
    return { error };
  }
};

/** A challenge of its own for each attempt, where the backend wants any. */
const solving = ({ send, signal }: DeliveryTools): ChallengeOptions => ({
  solve: async () => send.solve?.({ signal }),
  isAsked: true,
});

const upload = async ({ blob, name }: OutboxFile, tools: DeliveryTools): Promise<{ readonly id: string }> => {
  const { send, signal } = tools;
  return withChallenge(async challenge => {
    if (send.upload === undefined) throw new UnsupportedError('attachments');
    return send.upload(blob, { name, signal, ...(challenge && { challenge }) });
  }, solving(tools));
};

const withAttachment = (item: OutboxItem, index: number, attachmentId: string): OutboxItem => ({
  ...item,
  files: item.files.map((file, at) =>
    at === index ? { ...file, attachmentId: file.attachmentId ?? attachmentId } : file,
  ),
});

const withBody = (item: OutboxItem): OutboxItem => ({ ...item, body: bodyOf(item) });

/** Sends the body under its key; where another one arrived under it before, finds out which. */
const submit = async (item: OutboxItem, body: NewRequest, tools: DeliveryTools): Promise<Arrived> => {
  const { store, send, signal } = tools;
  const { id, idempotencyKey } = item;
  const post = (request: NewRequest) =>
    withChallenge(async challenge => {
      // Solving takes a while, and somebody may have deleted it since.
      const isThere = (await store.list()).some(entry => itemFrom(entry)?.id === id);
      if (!isThere) throw new DOMException('It was deleted.', 'AbortError');
      return send.create(challenge === undefined ? request : { ...request, challenge }, {
        idempotencyKey,
        signal,
      });
    }, solving(tools));
  try {
    return { receipt: await post(body), arrivedEarlier: false };
  } catch (error) {
    if (!isMismatch(error)) throw error;
    for (const earlier of item.earlier) {
      const answer = await settle(post(earlier));
      if ('value' in answer) return { receipt: answer.value, arrivedEarlier: true };
      if (!isFinal(answer.error)) throw answer.error;
    }
    if (send.findReceipt === undefined) throw error;
    const found = await settle(send.findReceipt(idempotencyKey, { signal }));
    if ('value' in found) return { receipt: found.value, arrivedEarlier: true };
    throw isFinal(found.error) ? error : found.error;
  }
};

/** What was to be sent is the municipality's now; here only the receipt is kept. */
const sent = (item: OutboxItem, { receipt, arrivedEarlier }: Arrived): OutboxItem => {
  const { request: _request, body: _body, reason: _reason, context: _context, ...rest } = item;
  return { ...rest, state: 'sent', receipt, arrivedEarlier, earlier: [], files: [] };
};

const afterFailure = (item: OutboxItem, error: unknown, tools: DeliveryTools): OutboxItem => {
  const { now, chance, signal } = tools;
  if (signal.aborted) return { ...item, state: 'waiting', nextAt: now() };
  if (isApiError(error) && error.code === 'unknown_attachment' && canUploadAnew(item))
    return uploadingAnew(item, tools);
  if (isFinal(error)) return { ...item, state: 'setAside', reason: reasonOf(error) };
  const retryAfter = isApiError(error) ? error.retryAfter : undefined;
  return { ...item, state: 'waiting', nextAt: now() + backoff(item.attempts, chance(), retryAfter) };
};

const canUploadAnew = ({ files, uploadedAnew }: OutboxItem): boolean =>
  files.length > 0 && uploadedAnew < mostUploads;

/**
 * The backend keeps files that nobody claimed for a day only; an outbox may wait longer.
 *
 * The refusal is definite: the look-up of the key comes before it, so nothing is stored under the key, and the refused body can never be
 * accepted later either, for the files that it names are gone for good. The next body names other files. It goes out under a key of
 * its own: a key stands for one content for ever, also to a backend that remembers what it refused.
 *
 * Not so where other bodies went out under the key before (`earlier`): one of them may still be under way, and only the same key keeps it
 * and the next body from becoming two requests.
 */
const uploadingAnew = (item: OutboxItem, { now, newKey }: DeliveryTools): OutboxItem => {
  const { body: _, ...rest } = item;
  return {
    ...rest,
    state: 'waiting',
    nextAt: now(),
    uploadedAnew: item.uploadedAnew + 1,
    idempotencyKey: item.earlier.length === 0 ? newKey() : item.idempotencyKey,
    files: item.files.map(({ name, blob }) => ({ name, blob })),
  };
};
