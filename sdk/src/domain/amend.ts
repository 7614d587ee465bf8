import type { Action, Applicant, FieldError, Location } from '../contract/index.ts';
import { isNationalId } from '../national-id.ts';
import { ProblemError, invalid } from './problem-error.ts';
import type { Deed, Effect } from './act.ts';
import { locationErrors } from './check-submission.ts';
import { applicantGaps, channelGaps } from './identity.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { StoredRequest } from './stored-request.ts';

type Amendment = Extract<Action, { type: 'amend' }>;

/**
 * Adds what is given now about the applicant, the place and the way to answer to what was given before; `missing`
 * follows from all of it.
 *
 * @throws ProblemError `invalid` with a pointer to each refused member, as a submission would be; `forbidden` where the
 * applicant is hidden from the client.
 */
export const amend = (request: StoredRequest, action: Amendment, deed: Deed): Effect => {
  const { data, sensitive } = deed;
  if (action.applicant !== undefined && request.applicant?.hideIdentity === true && !sensitive)
    throw new ProblemError('forbidden', 'Amending a hidden applicant takes the scope “desk:sensitive”.');
  const members = membersOf(action);
  if (members.length === 0) throw invalid([{ pointer: '/applicant', code: 'required' }]);

  const applicant =
    action.applicant === undefined ? request.applicant : { ...request.applicant, ...action.applicant };
  const location =
    action.location === undefined ? request.location : mergedLocation(request, action.location, deed);
  const reply = action.reply ?? request.reply;
  const amended = { applicant, location, reply };
  const errors = amendmentErrors(request, action, amended, deed);
  if (errors.length > 0) throw invalid(errors);

  const [kind, service] = [data.kinds.get(request.kind), data.services.get(request.service)];
  const known = kind !== undefined && service !== undefined;
  return {
    request: {
      reply,
      ...(applicant !== undefined && { applicant }),
      ...(location !== undefined && { location }),
      ...(known && { missing: applicantGaps(amended, kind, service).map(({ pointer = '' }) => pointer) }),
    },
    event: { public: false, members },
  };
};

const membersOf = ({ applicant = {}, location = {}, reply }: Amendment): string[] => [
  ...Object.keys(applicant).map(member => `/applicant/${member}`),
  ...Object.keys(location).map(member => `/location/${member}`),
  ...(reply === undefined ? [] : ['/reply']),
];

const mergedLocation = ({ location }: StoredRequest, given: Location, { data }: Deed): Location => {
  const { accuracy, ...before } = location ?? {};
  // How exact the old point was says nothing about a new one.
  const isSamePoint = given.lat === undefined && given.lng === undefined;
  return {
    ...before,
    ...(accuracy !== undefined && isSamePoint && { accuracy }),
    ...given,
    ...(given.neighbourhood !== undefined && {
      neighbourhood: neighbourhoodOf(given.neighbourhood, data.neighbourhoods),
    }),
  };
};

const amendmentErrors = (
  request: StoredRequest,
  action: Amendment,
  amended: Pick<StoredRequest, 'reply'> & {
    applicant: Applicant | undefined;
    location: Location | undefined;
  },
  { data: { profile, services } }: Deed,
): FieldError[] => {
  const { applicant: given } = action;
  const service = services.get(request.service);
  const errors: FieldError[] = [];
  if (given?.nationalId !== undefined && !isNationalId(given.nationalId))
    errors.push({ pointer: '/applicant/nationalId', code: 'invalid_checksum' });
  if (given?.hideIdentity === true && service?.hideIdentity === undefined)
    errors.push({ pointer: '/applicant/hideIdentity', code: 'not_allowed' });
  if (action.location !== undefined && service !== undefined)
    errors.push(...locationErrors(service, amended.location));
  if (action.reply !== undefined && !isOffered(action.reply.channel, profile.replyChannels))
    errors.push({ pointer: '/reply/channel', code: 'unknown_value' });
  // A gap that was accepted at the submission may stay; this amendment may not open one.
  const gaps = channelGaps(amended.reply, amended.applicant).filter(
    ({ pointer = '', code }) =>
      action.reply !== undefined ||
      !request.missing.includes(pointer) ||
      (code === 'mobile_required' && given?.phone !== undefined),
  );
  return [...errors, ...gaps];
};

const isOffered = (channel: string, offered: readonly string[]): boolean =>
  channel === 'none' || offered.includes(channel);
