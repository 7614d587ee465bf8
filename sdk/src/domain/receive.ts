import type { Attachment, NewRequest } from '../contract/index.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import type { Accepted } from './check-submission.ts';
import { dueFor } from './deadline.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { StoredEvent, StoredRequest, Uniques } from './stored-request.ts';

/** What the world adds to a submission: the clock, chance and the caller. */
export interface Reception {
  readonly data: JurisdictionData;
  readonly accepted: Accepted;
  readonly now: string;
  readonly newId: () => string;
  readonly tracking: StoredRequest['tracking'];
  readonly uniques: Uniques;
  readonly client: { readonly name: string; readonly test: boolean } | undefined;
  /** The files that the submission claims. */
  readonly attachments: readonly Attachment[];
}

/** The document of an accepted submission: the request and its first event. */
export const receive = (reference: string, body: NewRequest, reception: Reception): StoredRequest => {
  const { data, accepted, now, newId, tracking, uniques, client, attachments } = reception;
  const receivedAt = body.receivedAt === undefined ? now : new Date(body.receivedAt).toISOString();
  const due = dueFor(accepted.kind.code, receivedAt, data);
  const received: StoredEvent = {
    id: newId(),
    at: receivedAt,
    type: 'received',
    actor: client === undefined ? 'citizen' : 'staff',
    public: true,
    ...(client !== undefined && { by: client.name }),
    ...(due !== undefined && { due }),
  };
  const {
    description,
    attributes = {},
    location,
    applicant,
    reply,
    notices = [],
    externalId,
    operator,
  } = body;
  return {
    format: 1,
    reference,
    revision: 1,
    version: 1,
    test: client?.test ?? false,
    receivedAt,
    source: body.source ?? (client === undefined ? 'web' : 'other'),
    ...(client !== undefined && { client: client.name }),
    ...(externalId !== undefined && { externalId }),
    ...(operator !== undefined && { operator }),
    kind: accepted.kind.code,
    service: accepted.service.code,
    description,
    attributes,
    attachments,
    ...(location !== undefined && {
      location: {
        ...location,
        ...(location.neighbourhood !== undefined && {
          neighbourhood: neighbourhoodOf(location.neighbourhood, data.neighbourhoods),
        }),
      },
    }),
    ...(applicant !== undefined && { applicant }),
    reply,
    notices,
    missing: accepted.missing,
    tracking,
    uniques,
    events: [received],
    notifications: [],
    deliveries: [],
  };
};
