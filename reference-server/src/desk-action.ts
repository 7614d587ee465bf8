import type { Action } from '@melikgazi/mimer-sdk/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { assertNew, changeOnce } from './change-once.ts';
import type { Endpoint } from './parts.ts';
import {
  act,
  attachmentsOf,
  type Deed,
  invalid,
  mergeErrors,
  type StoredRequest,
} from '@melikgazi/mimer-sdk/domain';
import type { Caller } from './state.ts';
import { NotStoredError, StaleError } from './store/store.ts';
import { callMarks } from './submission-marks.ts';

/** One attempt to act on a request that the client may see. */
export interface ActionAttempt {
  readonly caller: Extract<Caller, { as: 'client' }>;
  readonly reference: string;
  /** The version that the decision is based on. */
  readonly version: number;
  readonly idempotencyKey: string | undefined;
  readonly action: Action;
  /** The action as it came. */
  readonly body: object;
}

interface Done {
  readonly request: StoredRequest;
  readonly replayed: boolean;
}

/** Does what desks decide, on the version it was decided on, and once for each idempotency key. */
export const createDesk =
  (endpoint: Endpoint): ((attempt: ActionAttempt) => Promise<Done>) =>
  attempt =>
    attempt.action.type === 'merge'
      ? // Two requests that were merged into each other at once would both be closed, and neither ever answered.
        endpoint.store.inTurn('merge', () => doForDesk(attempt, endpoint))
      : doForDesk(attempt, endpoint);

const doForDesk = async (attempt: ActionAttempt, endpoint: Endpoint): Promise<Done> => {
  const { caller, reference, version, idempotencyKey, action, body } = attempt;
  const { store, data, secrets, clock, attachments } = endpoint;
  const marks =
    idempotencyKey === undefined
      ? []
      : callMarks(secrets, {
          call: 'actOnRequest',
          caller,
          reference,
          idempotencyKey,
          jurisdiction: data.profile.id,
          body,
        });
  const around: Omit<Deed, 'mark' | 'files'> = {
    data,
    now: clock().toISOString(),
    newId: randomUUID,
    by: caller.client,
    sensitive: caller.scopes.includes('desk:sensitive'),
    drawTracking: () => ({ salt: randomBytes(16).toString('hex'), secretId: secrets.mint.id }),
  };
  let dropped: string[] = [];
  const done = await changeOnce(
    {
      reference,
      marks,
      change: async mark => {
        const stored = await store.find(reference);
        // What is refused is refused before any file or other request is looked for.
        if (stored === undefined) throw new NotStoredError(`There is no request ${reference}.`);
        if (stored.version !== version) throw new StaleError(stored.version);
        act(stored, action, { ...around, mark, files: [] });
        if (action.type === 'merge') await assertMergeable(stored, action.into, caller, endpoint);
        return attachments.claim(action.type === 'resolve' ? (action.attachments ?? []) : [], files =>
          store.update(reference, version, current => {
            assertNew(current, marks);
            const changed = act(current, action, { ...around, mark, files });
            dropped = droppedFiles(current, changed);
            return changed;
          }),
        );
      },
    },
    store,
  );
  await attachments.remove(dropped);
  return done;
};

const assertMergeable = async (
  request: StoredRequest,
  into: string,
  { unit }: ActionAttempt['caller'],
  { store }: Endpoint,
): Promise<void> => {
  const errors = await mergeErrors(request, { into, unit, find: reference => store.find(reference) });
  if (errors.length > 0) throw invalid(errors);
};

const droppedFiles = (before: StoredRequest, after: StoredRequest): string[] => {
  const kept = new Set(attachmentsOf(after).map(({ id }) => id));
  return attachmentsOf(before).flatMap(({ id }) => (kept.has(id) ? [] : [id]));
};
