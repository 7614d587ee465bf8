import {
  citizenCalls,
  type Attachment,
  type CitizenCall,
  type FieldError,
  type NewRating,
  type NewReopening,
  type NewReply,
  type NewReplyChannel,
  type NewWithdrawal,
} from '../contract/index.ts';
import { invalid } from './problem-error.ts';
import { dueAnew } from './act.ts';
import { attachmentErrors } from './attachments.ts';
import { hindranceTo } from './can.ts';
import { withEvent, type Circumstances, type NewEvent } from './change.ts';
import { statusOf } from './derive.ts';
import { applicantGaps, channelGaps } from './identity.ts';
import type { StoredRequest } from './stored-request.ts';
import { assertLegal, IllegalTransitionError } from './transition.ts';

/** What the world adds to a citizen's call. */
export interface CitizenCircumstances extends Circumstances {
  /** The files that a reply names, once they are claimed for this request. */
  readonly files: readonly Attachment[];
}

/** What a call with such a body does. */
export type CitizenDeed<Body> = (
  request: StoredRequest,
  body: Body,
  around: CitizenCircumstances,
) => StoredRequest;

/**
 * The request after a call of its citizen.
 *
 * @throws {@link IllegalTransitionError} naming the status and the call, also where the days for it are over or it was
 * done before. @throws ProblemError `invalid` with a pointer to each refused member.
 */
export const reply: CitizenDeed<NewReply> = (request, { text, attachments }, around) => {
  assertFree(request, 'reply', around);
  const errors = attachmentErrors(attachments, around.data.profile.attachments);
  if (errors.length > 0) throw invalid(errors);
  const { files } = around;
  return did(request, 'reply', { text, ...(files.length > 0 && { attachments: files }) }, around);
};

/** The same for a rating, of which there is one for each closing. */
export const rate: CitizenDeed<NewRating> = (request, { score, text }, around) => {
  assertFree(request, 'rate', around);
  return did(request, 'rate', { score, ...(text !== undefined && { text }) }, around);
};

/** The same for a reopening; the time to answer starts anew. */
export const reopen: CitizenDeed<NewReopening> = (request, { text }, around) => {
  assertFree(request, 'reopen', around);
  return did(request, 'reopen', { text, ...dueAnew(request, around) }, around);
};

/** The same for a withdrawal. */
export const withdraw: CitizenDeed<NewWithdrawal> = (request, { text }, around) => {
  assertFree(request, 'withdraw', around);
  return did(request, 'withdraw', text === undefined ? {} : { text }, around);
};

/** The same for another reply channel. What is so already changes nothing and answers the very same request. */
export const changeReplyChannel: CitizenDeed<NewReplyChannel> = (request, { channel, locale }, around) => {
  assertFree(request, 'changeReplyChannel', around);
  const changed = { channel, locale: locale ?? request.reply.locale };
  if (changed.channel === request.reply.channel && changed.locale === request.reply.locale) return request;
  const errors = channelErrors(request, channel, around);
  if (errors.length > 0) throw invalid(errors);
  const kind = around.data.kinds.get(request.kind);
  const service = around.data.services.get(request.service);
  const amended = { ...request, reply: changed };
  const missing =
    kind === undefined || service === undefined
      ? request.missing
      : applicantGaps(amended, kind, service).map(({ pointer = '' }) => pointer);
  return did({ ...amended, missing }, 'changeReplyChannel', {}, around);
};

const assertFree = (request: StoredRequest, call: CitizenCall, around: CitizenCircumstances): void => {
  assertLegal(request, citizenCalls[call].from, call);
  const hindrance = hindranceTo(call, request, around);
  if (hindrance !== undefined) throw new IllegalTransitionError(statusOf(request), call, hindrance);
};

const did = (
  request: StoredRequest,
  call: CitizenCall,
  details: Partial<NewEvent>,
  around: CitizenCircumstances,
): StoredRequest =>
  withEvent(request, { type: citizenCalls[call].event, actor: 'citizen', public: true, ...details }, around);

const channelErrors = (
  { applicant, reply: { locale } }: StoredRequest,
  channel: NewReplyChannel['channel'],
  { data: { profile } }: CitizenCircumstances,
): FieldError[] => {
  if (channel !== 'none' && !profile.replyChannels.includes(channel))
    return [{ pointer: '/channel', code: 'unknown_value' }];
  return channelGaps({ channel, locale }, applicant).map(({ pointer, code }) => ({
    pointer: '/channel',
    code: code === 'mobile_required' ? code : 'contact_required',
    params: { missing: pointer },
  }));
};
