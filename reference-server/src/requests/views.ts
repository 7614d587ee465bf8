import {
  citizenCalls,
  isLegal,
  type Can,
  type DeskRequest,
  type Event,
  type Receipt,
  type TrackedRequest,
} from '@melikgazi/mimer-sdk/contract';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import { localise } from '../jurisdictions/localise.ts';
import type { Localised } from '../jurisdictions/schema.ts';
import { closedAtOf, dueOf, statusOf, unitOf, updatedAtOf } from './derive.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** Who looks: in which language, at whose data, and what the backend offers. */
export interface Viewer {
  readonly data: JurisdictionData;
  readonly locale: string;
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
  const due = request.events[0]?.due;
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
    attachments: [],
    reply: { channel: request.reply.channel },
    timeline: request.events.filter(event => event.public).map(event => eventView(event, request, viewer)),
    can: canOf(request, viewer),
  };
};

/** What the desk sees; a hidden applicant only with `sensitive`. */
export const deskView = (
  request: StoredRequest,
  viewer: Viewer & { readonly sensitive: boolean },
): DeskRequest => {
  const { reference, applicant, client, externalId, operator } = request;
  const hidden = applicant?.hideIdentity === true && !viewer.sensitive;
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
    ...(applicant !== undefined && !hidden && { applicant }),
    reply: request.reply,
    notices: [...request.notices],
    timeline: request.events.map(event => ({
      ...eventView(event, request, viewer),
      public: event.public,
      ...(event.by !== undefined && { by: event.by }),
      ...(event.note !== undefined && { note: event.note }),
    })),
    notifications: request.notifications.map(({ event: _event, ...notification }) => ({
      ...notification,
      reference,
    })),
    missing: [...request.missing],
  };
};

const named = (code: string, name: Localised | undefined, { data, locale }: Viewer) => ({
  code,
  name: name === undefined ? code : localise(name, locale, data.profile.defaultLocale),
});

const eventView = (event: StoredEvent, request: StoredRequest, viewer: Viewer): Event => {
  const { units, profile } = viewer.data;
  const { id, at, type, actor, text, unit, reason, expectedOn } = event;
  const notification = request.notifications.findLast(sent => sent.event === id);
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
    ...(notification !== undefined && {
      notification: { channel: notification.channel, state: notification.state, at: notification.at },
    }),
  };
};

const canOf = (request: StoredRequest, { capabilities }: Viewer): Can => {
  const status = statusOf(request);
  const may = ({ from, capability }: (typeof citizenCalls)[keyof typeof citizenCalls]) =>
    capabilities.includes(capability) && isLegal(from, status);
  return {
    reply: may(citizenCalls.reply),
    rate: may(citizenCalls.rate),
    reopen: may(citizenCalls.reopen),
    withdraw: may(citizenCalls.withdraw),
    changeReplyChannel: may(citizenCalls.changeReplyChannel),
  };
};
