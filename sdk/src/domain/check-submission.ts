import type { FieldError, Location, NewRequest } from '../contract/index.ts';
import { isNationalId } from '../national-id.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import type { KindData, ServiceData } from './jurisdiction-data.ts';
import { answerErrors } from './answers.ts';
import { attachmentErrors } from './attachments.ts';
import { addDays, dayIn } from './calendar.ts';
import { applicantGaps, identityOf, mayBeAnonymous } from './identity.ts';

/** A submission that the jurisdiction takes, with what a key's client was allowed to leave out. */
export interface Accepted {
  readonly kind: KindData;
  readonly service: ServiceData;
  readonly missing: readonly string[];
}

/** `withKey`: made by a system of the municipality, which may leave gaps that a citizen may not. `now` is RFC 3339. */
export interface Circumstances {
  readonly data: JurisdictionData;
  readonly withKey: boolean;
  readonly now: string;
}

/** How long a service that left the list is still taken, for forms that were open and outboxes that waited. */
const graceDays = 30;

/** Checks a submission against all that the jurisdiction decided; answers either what is wrong or what was accepted. */
export const checkSubmission = (
  body: NewRequest,
  circumstances: Circumstances,
): { errors: FieldError[] } | { accepted: Accepted } => {
  const { data, withKey } = circumstances;
  const kind = data.kinds.get(body.kind);
  const service = acceptedService(body.service, circumstances);
  const errors = [...noticeErrors(body, service, circumstances), ...keyOnlyErrors(body, circumstances)];
  if (kind === undefined) errors.push({ pointer: '/kind', code: 'unknown_value' });
  if (service === undefined) errors.push({ pointer: '/service', code: 'unknown_value' });
  errors.push(...attachmentErrors(body.attachments, data.profile.attachments));
  if (body.applicant?.nationalId !== undefined && !isNationalId(body.applicant.nationalId))
    errors.push({ pointer: '/applicant/nationalId', code: 'invalid_checksum' });
  if (body.reply.channel !== 'none' && !data.profile.replyChannels.includes(body.reply.channel))
    errors.push({ pointer: '/reply/channel', code: 'unknown_value' });
  if (kind === undefined || service === undefined) return { errors };

  if (!takes(service, kind))
    errors.push({ pointer: '/kind', code: 'not_allowed', params: { service: service.code } });
  errors.push(
    ...answerErrors(service.attributes, body.attributes),
    ...locationErrors(service, body.location),
  );
  const { gaps, refused } = applicantErrors(body, kind, service);
  errors.push(...refused);
  // The law wants an information request whole (4982, regulation art. 14); any other may come with gaps from a desk.
  const gapsPass = withKey && identityOf(kind, service) !== 'full-with-id';
  if (!gapsPass) errors.push(...gaps);
  if (errors.length > 0) return { errors };
  return { accepted: { kind, service, missing: gaps.map(({ pointer = '' }) => pointer) } };
};

/** A service that may be chosen: listed, or withdrawn no more than thirty days ago. */
export const acceptedService = (
  code: string,
  { data, now }: Pick<Circumstances, 'data' | 'now'>,
): ServiceData | undefined => {
  const service = data.services.get(code);
  if (service === undefined || service.enabled === false) return undefined;
  const { withdrawnOn } = service;
  if (withdrawnOn !== undefined && dayIn(data.profile.timeZone, now) > addDays(withdrawnOn, graceDays))
    return undefined;
  return service;
};

/** Whether a service takes a kind: the kinds it names, or else all but those that want to be named. */
export const takes = (service: ServiceData, kind: KindData): boolean =>
  service.kinds?.includes(kind.code) ?? kind.onlyWhereNamed !== true;

const keyOnlyErrors = (body: NewRequest, { withKey, now }: Circumstances): FieldError[] => {
  const members = ['source', 'receivedAt', 'externalId', 'operator'] as const;
  const given = members.filter(member => body[member] !== undefined);
  if (!withKey) return given.map(member => ({ pointer: `/${member}`, code: 'not_allowed' }));
  return body.receivedAt !== undefined && Date.parse(body.receivedAt) > Date.parse(now)
    ? [{ pointer: '/receivedAt', code: 'in_future' }]
    : [];
};

const noticeErrors = (
  { notices = [] }: NewRequest,
  service: ServiceData | undefined,
  { data, withKey }: Circumstances,
): FieldError[] => {
  const unknown = notices.flatMap(({ id, version }, index): FieldError[] => {
    const notice = data.notices.get(id);
    if (notice === undefined) return [{ pointer: `/notices/${index}/id`, code: 'unknown_value' }];
    return notice.version === version || notice.formerVersions.includes(version)
      ? []
      : [{ pointer: `/notices/${index}/version`, code: 'unknown_value' }];
  });
  const wanted = withKey ? [] : ['general', ...(service?.notice === undefined ? [] : [service.notice])];
  const missing = wanted
    .filter(id => !notices.some(notice => notice.id === id))
    .map((id): FieldError => ({ pointer: '/notices', code: 'required', params: { id } }));
  return [...unknown, ...missing];
};

/** What is wrong with where it is: half a point, or nothing at all where the service wants a place. */
export const locationErrors = (service: ServiceData, location: Location = {}): FieldError[] => {
  const { lat, lng, neighbourhood, street, directions } = location;
  if ((lat === undefined) !== (lng === undefined))
    return [{ pointer: lat === undefined ? '/location/lat' : '/location/lng', code: 'required' }];
  const isSomewhere = [lat, neighbourhood, street, directions].some(member => member !== undefined);
  return service.location === 'required' && !isSomewhere ? [{ pointer: '/location', code: 'required' }] : [];
};

const applicantErrors = (
  { applicant, reply }: NewRequest,
  kind: KindData,
  service: ServiceData,
): { gaps: FieldError[]; refused: FieldError[] } => {
  const refused: FieldError[] = [];
  if (applicant?.hideIdentity === true && service.hideIdentity === undefined)
    refused.push({ pointer: '/applicant/hideIdentity', code: 'not_allowed' });
  if (applicant === undefined && mayBeAnonymous(kind, service)) {
    if (reply.channel !== 'none') refused.push({ pointer: '/reply/channel', code: 'not_allowed' });
    return { gaps: [], refused };
  }
  return { gaps: applicantGaps({ applicant, reply }, kind, service), refused };
};
