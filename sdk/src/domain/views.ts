import type { DeskRequest, Event, Receipt, TrackedRequest } from '../contract/index.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import { localise } from './localise.ts';
import type { Localised } from './jurisdiction-data.ts';
import { canOf } from './can.ts';
import { withoutConfidential } from './confidential.ts';
import { closedAtOf, dueOf, statusOf, unitOf, updatedAtOf } from './derive.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** Who looks: in which language, when (RFC 3339), at whose data, and what the backend offers. */
export interface Viewer {
  readonly data: JurisdictionData;
  readonly locale: string;
  readonly now: string;
  readonly capabilities: readonly string[];
}

/** The proof of application; made again, it is the same. */
export const receiptView = (
  request: StoredRequest,
  {
    data,
    trackingCode,
    trackingPage,
  }: { data: JurisdictionData; trackingCode: string; trackingPage: string },
): Receipt => {
  const due = request.events[0]?.due ?? undefined;
  const { locale } = request.reply;
  const service = data.services.get(request.service);
  return {
    reference: request.reference,
    trackingCode,
    receivedAt: request.receivedAt,
    ...(due !== undefined && { dueOn: due.on, dueBasis: due.basis }),
    subject:
      service === undefined ? request.service : localise(service.name, locale, data.profile.defaultLocale),
    trackingUrl: `${trackingPage}#${request.reference}`,
    test: request.test,
  };
};

/** What the citizen sees: public events, and no names of staff. */
export const citizenView = (request: StoredRequest, viewer: Viewer): TrackedRequest => {
  const status = statusOf(request);
  const { location, service } = request;
  const unit = unitOf(request);
  const due = dueOf(request);
  const closedAt = closedAtOf(request);
  const { services, units, profile } = viewer.data;
  return {
    reference: request.reference,
    kind: request.kind,
    service: named(service, services.get(service)?.name, viewer),
    status,
    statusLabel: named(status, profile.statuses[status], viewer).name,
    receivedAt: request.receivedAt,
    updatedAt: updatedAtOf({ ...request, events: request.events.filter(event => event.public) }),
    ...(closedAt !== undefined && { closedAt }),
    ...(due !== undefined && { dueOn: due.on, dueBasis: due.basis }),
    ...(unit !== undefined && { unit: named(unit, units.get(unit)?.name, viewer) }),
    description: request.description,
    ...(location !== undefined && { location }),
    attachments: [...request.attachments],
    reply: { channel: request.reply.channel },
    timeline: request.events.filter(event => event.public).map(event => eventView(event, request, viewer)),
    can: canOf(request, viewer),
  };
};

/** What the desk sees; hidden applicants and what sensitive services are asked only with `sensitive`. */
export const deskView = (
  stored: StoredRequest,
  viewer: Viewer & { readonly sensitive: boolean },
): DeskRequest => {
  const request = viewer.sensitive ? stored : withoutConfidential(stored, viewer.data);
  const { reference, applicant, client, externalId, operator, erasedOn } = request;
  return {
    ...citizenView(request, viewer),
    updatedAt: updatedAtOf(request),
    version: request.version,
    test: request.test,
    source: request.source,
    ...(externalId !== undefined && { externalId }),
    ...(operator !== undefined && { operator }),
    ...(client !== undefined && { client }),
    attributes: { ...request.attributes },
    ...(applicant !== undefined && { applicant }),
    reply: request.reply,
    notices: [...request.notices],
    timeline: request.events.map(event => ({
      ...eventView(event, request, viewer),
      public: event.public,
      ...(event.by !== undefined && { by: event.by }),
      ...(event.note !== undefined && { note: event.note }),
      ...(event.into !== undefined && { into: event.into }),
      ...(event.channel !== undefined && { channel: event.channel }),
      ...(event.was !== undefined && { was: event.was }),
      ...(event.members !== undefined && { members: [...event.members] }),
    })),
    notifications: request.notifications.map(({ id, channel, state, attempts, at, lastError }) => ({
      id,
      reference,
      channel,
      state,
      attempts,
      at,
      ...(lastError !== undefined && { lastError }),
    })),
    can: canOf(stored, viewer),
    missing: [...request.missing],
    ...(erasedOn !== undefined && { erasedOn }),
  };
};

const named = (code: string, name: Localised | undefined, { data, locale }: Viewer) => ({
  code,
  name: name === undefined ? code : localise(name, locale, data.profile.defaultLocale),
});

const eventView = (event: StoredEvent, request: StoredRequest, viewer: Viewer): Event => {
  const { units, profile } = viewer.data;
  const { id, at, type, actor, text, unit, reason, expectedOn, institution, score, attachments, redacted } =
    event;
  const sent = request.notifications.findLast(message => message.event === id);
  const notification = event.notification === undefined ? sent : { ...event.notification, at };
  return {
    id,
    at,
    type,
    actor,
    ...(text !== undefined && { text }),
    ...(unit !== undefined && { unit: named(unit, units.get(unit)?.name, viewer) }),
    ...(reason !== undefined && {
      reason: named(reason, profile.declineReasons.find(({ code }) => code === reason)?.name, viewer),
    }),
    ...(expectedOn !== undefined && { expectedOn }),
    ...(institution !== undefined && { institution }),
    ...(score !== undefined && { score }),
    ...(attachments !== undefined && { attachments: [...attachments] }),
    ...(redacted !== undefined && { redacted }),
    ...(notification !== undefined && {
      notification: { channel: notification.channel, state: notification.state, at: notification.at },
    }),
  };
};
