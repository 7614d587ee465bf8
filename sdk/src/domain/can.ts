import { citizenCalls, isLegal, type Can, type CitizenCall } from '../contract/index.ts';
import type { JurisdictionData } from './jurisdiction-data.ts';
import { addDays, dayIn } from './calendar.ts';
import { closedAtOf, eventsSinceClosing, statusOf } from './derive.ts';
import { channelGaps } from './identity.ts';
import type { StoredRequest } from './stored-request.ts';

/** When and where it is asked. `now` is RFC 3339. */
export interface Moment {
  readonly data: JurisdictionData;
  readonly now: string;
}

/** What the citizen may do now, of what the backend offers; each of it would succeed. */
export const canOf = (
  request: StoredRequest,
  moment: Moment & { readonly capabilities: readonly string[] },
): Can => {
  const may = (call: CitizenCall) => {
    const { from, capability } = citizenCalls[call];
    return (
      request.erasedOn === undefined &&
      moment.capabilities.includes(capability) &&
      isLegal(from, statusOf(request)) &&
      hindranceTo(call, request, moment) === undefined
    );
  };
  return {
    reply: may('reply'),
    rate: may('rate'),
    reopen: may('reopen'),
    withdraw: may('withdraw'),
    changeReplyChannel: may('changeReplyChannel') && hasOtherChannel(request, moment),
  };
};

/** Why a call that the status allows is refused all the same, in words for developers; `undefined` where it is not. */
export const hindranceTo = (
  call: CitizenCall,
  request: StoredRequest,
  { data, now }: Moment,
): string | undefined => {
  if (call === 'rate' && eventsSinceClosing(request).some(({ type }) => type === 'rated'))
    return 'this closing was rated before';
  if (call !== 'reopen') return undefined;
  const { reopenDays, timeZone } = data.profile;
  if (reopenDays === undefined) return 'this municipality has no time for it';
  const closedAt = closedAtOf(request);
  const lastDay = closedAt === undefined ? undefined : addDays(dayIn(timeZone, closedAt), reopenDays);
  return lastDay === undefined || dayIn(timeZone, now) <= lastDay
    ? undefined
    : `its time ended on ${lastDay}`;
};

/** Whether there is another channel than the one in use that reaches the citizen, or none, which always does. */
const hasOtherChannel = ({ reply, applicant }: StoredRequest, { data }: Moment): boolean =>
  [...data.profile.replyChannels, 'none' as const].some(
    channel =>
      channel !== reply.channel && channelGaps({ channel, locale: reply.locale }, applicant).length === 0,
  );
