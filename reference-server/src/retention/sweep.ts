import { eraseRequest, type ErasureParts } from '../erasures/erase-request.ts';
import {
  addDays,
  attachmentsOf,
  dayIn,
  endOfDay,
  StillOpenError,
  type StoredRequest,
  withoutAttachments,
} from '@melikgazi/mimer-sdk/domain';
import { fateOf, type Fate, type RetentionRules } from '../requests/retention.ts';

/** What a sweep did, in numbers of requests; those that failed are tried again the next day. */
export interface RetentionReport {
  readonly erased: number;
  readonly attachmentsDropped: number;
  readonly testsRemoved: number;
  readonly failed: number;
}

export interface SweepOptions {
  readonly rules: RetentionRules;
  /** Ends the sweep before the next request. */
  readonly signal?: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** Does what the rules of retention say, request by request, so that one that fails keeps no other from it. */
export const sweep = async (
  endpoint: ErasureParts,
  { rules, signal, onError }: SweepOptions,
): Promise<RetentionReport> => {
  const done = { erase: 0, dropAttachments: 0, remove: 0, keep: 0 } satisfies Record<Fate, number>;
  let failed = 0;
  for await (const reference of candidates(endpoint, rules)) {
    if (signal?.aborted === true) break;
    try {
      done[await meetFate(reference, endpoint, rules)] += 1;
    } catch (error) {
      failed += 1;
      onError(error);
    }
  }
  return {
    erased: done.erase,
    attachmentsDropped: done.dropAttachments,
    testsRemoved: done.remove,
    failed,
  };
};

/** All that may be due; what really is, only the document tells. */
async function* candidates({ store, data, clock }: ErasureParts, rules: RetentionRules) {
  const { timeZone } = data.profile;
  const today = dayIn(timeZone, clock().toISOString());
  const before = (days: number) => new Date(endOfDay(addDays(today, -days), timeZone)).toISOString();
  yield* store.references({ test: true, receivedBefore: before(rules.testDays) });
  yield* store.references({ erased: false, closedBefore: before(rules.closedDays) });
  if (rules.attachmentsDays !== undefined)
    yield* store.references({
      erased: false,
      closedBefore: before(rules.attachmentsDays),
      withAttachments: true,
    });
}

const meetFate = async (reference: string, endpoint: ErasureParts, rules: RetentionRules): Promise<Fate> => {
  const { store, attachments, data, clock } = endpoint;
  const { timeZone } = data.profile;
  const fateNow = (stored: StoredRequest) =>
    fateOf(stored, rules, { day: dayIn(timeZone, clock().toISOString()), timeZone });
  const stored = await store.find(reference);
  const fate = stored === undefined ? 'keep' : fateNow(stored);
  if (stored === undefined || fate === 'keep') return 'keep';
  const files = attachmentsOf(stored).map(({ id }) => id);
  switch (fate) {
    case 'remove':
      await store.remove(reference);
      await attachments.remove(files);
      return fate;
    case 'erase':
      return eraseRequest(
        reference,
        { reason: 'retention', isWanted: now => fateNow(now) === fate },
        endpoint,
      )
        .then(() => fate)
        .catch(keepWhereReopened);
    case 'dropAttachments':
      await store.update(reference, undefined, now =>
        fateNow(now) === fate ? withoutAttachments(now) : now,
      );
      await attachments.remove(files);
      return fate;
  }
};

const keepWhereReopened = (error: unknown): Fate => {
  if (error instanceof StillOpenError) return 'keep';
  throw error;
};
