import type { JurisdictionData } from './jurisdiction-data.ts';
import { dayIn } from './calendar.ts';
import { closedAtOf, isOpen, statusOf } from './derive.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** The statuses that end a request; the events that lead to them have the same names. */
export const closings = ['resolved', 'declined', 'transferred', 'merged', 'withdrawn'] as const;

/** How and when (RFC 3339) a request was closed. */
export interface Closing {
  readonly as: (typeof closings)[number];
  readonly at: string;
}

/** What the world adds to an erasure; `at` is its moment (RFC 3339). */
export interface Erasure {
  readonly data: JurisdictionData;
  readonly at: string;
  readonly newId: () => string;
  readonly actor: 'staff' | 'system';
  /** How the request had been closed, for an older copy of it that is still open. */
  readonly closing?: Closing;
}

/** A request whose personal data can't be erased, since it is still open. */
export class StillOpenError extends Error {
  override readonly name = 'StillOpenError' as const;
  constructor() {
    super('The request is still open.');
  }
}

/** A request whose personal data is erased, so that nothing can be done with it. */
export class ErasedError extends Error {
  override readonly name = 'ErasedError' as const;
  constructor() {
    super('The personal data of the request was erased.');
  }
}

/** How a request is closed, `undefined` while it is open. */
export const closingOf = (request: StoredRequest): Closing | undefined => {
  const as = closings.find(status => status === statusOf(request));
  const at = closedAtOf(request);
  return as === undefined || at === undefined ? undefined : { as, at };
};

/**
 * The tombstone of a request: what statistics and the promise of taking it in only once need, and nothing that anybody
 * wrote or gave. It has no tracking code and owes no message.
 */
export const erase = (
  request: StoredRequest,
  { data, at, newId, actor, closing }: Erasure,
): StoredRequest => {
  const { idempotency, alsoIdempotency = [] } = request.uniques;
  const keys = [...(idempotency === undefined ? [] : [idempotency]), ...alsoIdempotency].map(({ key }) => ({
    key,
    content: '',
  }));
  const [firstKey, ...otherKeys] = keys;
  const neighbourhood = knownNeighbourhood(request, data);
  const past = request.events.map(withoutPerson);
  const system = { actor: 'system', public: false } as const;
  return {
    format: 1,
    reference: request.reference,
    revision: request.revision,
    version: request.version,
    test: request.test,
    receivedAt: request.receivedAt,
    source: request.source,
    kind: request.kind,
    service: request.service,
    description: '',
    attributes: {},
    attachments: [],
    ...(neighbourhood !== undefined && { location: { neighbourhood } }),
    reply: { channel: 'none', locale: data.profile.defaultLocale },
    notices: [],
    missing: [],
    tracking: { salt: '', secretId: '' },
    uniques: {
      ...(firstKey !== undefined && { idempotency: firstKey }),
      ...(otherKeys.length > 0 && { alsoIdempotency: otherKeys }),
    },
    events: [
      ...past,
      ...(closing !== undefined && isOpen(request)
        ? [{ id: newId(), at: closing.at, type: closing.as, ...system }]
        : []),
      // Nobody sees it but the desk; what is public, webhooks hear of too, so that copies elsewhere can be erased.
      { id: newId(), at, type: 'erased', actor, public: true },
    ],
    notifications: [],
    deliveries: request.deliveries.map(({ lastError: _lastError, ...delivery }) => delivery),
    erasedOn: dayIn(data.profile.timeZone, at),
  };
};

/** What people wrote for a neighbourhood that is none of the jurisdiction's may be anything. */
const knownNeighbourhood = ({ location }: StoredRequest, { neighbourhoods }: JurisdictionData) =>
  neighbourhoods.find(({ code }) => code === location?.neighbourhood)?.code;

const withoutPerson = ({
  id,
  at,
  type,
  actor,
  public: isPublic,
  unit,
  score,
  due,
}: StoredEvent): StoredEvent => ({
  id,
  at,
  type,
  actor,
  public: isPublic,
  ...(unit !== undefined && { unit }),
  ...(score !== undefined && { score }),
  ...(due !== undefined && { due }),
});

/** The request without its files; what else is known of it stays. */
export const withoutAttachments = (request: StoredRequest): StoredRequest => ({
  ...request,
  attachments: [],
  events: request.events.map(({ attachments: _attachments, ...event }) => event),
});
