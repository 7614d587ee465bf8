import { withMessages, type Subscriber } from '../domain/notify.ts';
import { ProblemError } from '../domain/problem-error.ts';
import type { StoredRequest } from '../domain/stored-request.ts';
import type { NewRequest } from '../contract/index.ts';

type Listener = (reference: string) => void;

/** What the store knows of how a request came. */
export interface Submitted {
  readonly body: NewRequest;
  readonly idempotencyKey: string;
}

/** The requests of the municipality, in memory: a change is whole and at once, since nothing waits within it. */
export interface RequestStore {
  readonly all: () => readonly StoredRequest[];
  readonly find: (reference: string) => StoredRequest | undefined;
  /** @throws ProblemError `not_found`. */
  readonly get: (reference: string) => StoredRequest;
  readonly submitted: (reference: string) => Submitted;
  readonly insert: (request: StoredRequest, submitted: Submitted) => StoredRequest;
  /** Changes a request; what `change` answers unchanged is not written. */
  readonly update: (reference: string, change: (stored: StoredRequest) => StoredRequest) => StoredRequest;
  /** Tells of every change. The answer ends that. */
  readonly watch: (listener: Listener) => () => void;
}

/** What decides which messages a change owes. */
export interface Debts {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly webhooks: readonly Subscriber[];
}

export const createRequestStore = ({ now, newId, webhooks }: Debts): RequestStore => {
  const requests = new Map<string, StoredRequest>();
  const submissions = new Map<string, Submitted>();
  const get = (reference: string): StoredRequest => known(requests.get(reference));
  const listeners = new Set<Listener>();

  const write = (before: StoredRequest | undefined, after: StoredRequest): StoredRequest => {
    const owing = { now: now().toISOString(), newId, tells: isTold, webhooks };
    const written = withMessages(before, after, owing);
    requests.set(written.reference, { ...written, revision: (before?.revision ?? 0) + 1 });
    for (const listener of listeners) listener(written.reference);
    return written;
  };

  return {
    all: () => [...requests.values()],
    find: reference => requests.get(reference),
    get,
    submitted: reference => known(submissions.get(reference)),
    insert: (request, submitted) => {
      submissions.set(request.reference, submitted);
      return write(undefined, request);
    },
    update: (reference, change) => {
      const stored = get(reference);
      const changed = change(stored);
      return changed === stored ? stored : write(stored, changed);
    },
    watch: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const known = <T>(found: T | undefined): T => {
  if (found === undefined) throw new ProblemError('not_found', 'There is no such request.');
  return found;
};

/** Citizens are told of all that they may see, but for what was done to what they wrote. */
const isTold = (type: StoredRequest['events'][number]['type']): boolean =>
  !['redacted', 'classified', 'erased', 'replyChannelChanged'].includes(type);
