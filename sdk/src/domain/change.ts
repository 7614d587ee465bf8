import type { JurisdictionData } from './jurisdiction-data.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** What the world adds to a change by people: the clock, chance, and the municipality it happens in. */
export interface Circumstances {
  readonly data: JurisdictionData;
  /** RFC 3339. */
  readonly now: string;
  readonly newId: () => string;
  /** The idempotency key of the call, where it has one. */
  readonly mark: StoredEvent['mark'] | undefined;
}

/** What happened; its id, its time and its mark are added. */
export type NewEvent = Omit<StoredEvent, 'id' | 'at' | 'mark'>;

/** The request after something happened to it: one event more, and the next version. The store adds what that owes. */
export const withEvent = (
  request: StoredRequest,
  happened: NewEvent,
  { now, newId, mark }: Circumstances,
): StoredRequest => ({
  ...request,
  version: request.version + 1,
  events: [...request.events, { id: newId(), at: now, ...happened, ...(mark !== undefined && { mark }) }],
});
