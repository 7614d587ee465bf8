import type { CallName } from '@melikgazi/mimer-sdk/contract';
import { randomUUID } from 'node:crypto';
import { assertNew, changeOnce } from './change-once.ts';
import type { Endpoint } from './parts.ts';
import type { CitizenCircumstances, StoredRequest } from '@melikgazi/mimer-sdk/domain';
import type { Caller } from './state.ts';
import { callMarks } from './submission-marks.ts';

/** A citizen's call on their request; who has the code was let in already. */
export interface CitizenAttempt {
  readonly call: CallName;
  readonly caller: Caller;
  readonly reference: string;
  /** Of calls that add something. */
  readonly idempotencyKey?: string;
  /** As it came. */
  readonly body: object;
  /** The ids of files that the call claims. */
  readonly attachments?: readonly string[];
  readonly deed: (request: StoredRequest, around: CitizenCircumstances) => StoredRequest;
}

/** Does what a citizen asks, whatever the version is, and once for each idempotency key. */
export const doForCitizen = (
  { call, caller, reference, idempotencyKey, body, attachments = [], deed }: CitizenAttempt,
  endpoint: Endpoint,
): Promise<{ readonly request: StoredRequest; readonly replayed: boolean }> => {
  const { store, data, secrets, clock } = endpoint;
  const jurisdiction = data.profile.id;
  const marks =
    idempotencyKey === undefined
      ? []
      : callMarks(secrets, { call, caller, reference, idempotencyKey, jurisdiction, body });
  const now = clock().toISOString();
  return changeOnce(
    {
      reference,
      marks,
      change: async mark => {
        const around = { data, now, newId: randomUUID, mark };
        // What is refused is refused before any file is looked for, and what changes nothing is not written.
        const stored = await store.find(reference);
        if (stored !== undefined && deed(stored, { ...around, files: [] }) === stored) return stored;
        return endpoint.attachments.claim(attachments, files =>
          store.update(reference, undefined, current => {
            assertNew(current, marks);
            return deed(current, { ...around, files });
          }),
        );
      },
    },
    store,
  );
};
