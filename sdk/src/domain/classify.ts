import type { Action, FieldError } from '../contract/index.ts';
import { invalid, ProblemError } from './problem-error.ts';
import type { KindData, ServiceData } from './jurisdiction-data.ts';
import type { Deed, Effect } from './act.ts';
import { acceptedService, takes } from './check-submission.ts';
import { dueFor } from './deadline.ts';
import { dueOf, eventsSinceStart } from './derive.ts';
import { applicantGaps, identityOf } from './identity.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/**
 * Puts the request under another kind or service. Another kind has another rule: the due date is counted by it, from
 * the day the time began to run.
 *
 * @throws ProblemError `invalid` where they do not fit, or where the new kind wants a whole identity that is not there;
 * `forbidden` where the service is a sensitive one and would no longer hide what the client may not read.
 */
export const classify = (
  request: StoredRequest,
  action: Extract<Action, { type: 'classify' }>,
  deed: Deed,
): Effect => {
  if (action.kind === undefined && action.service === undefined)
    throw invalid([{ pointer: '/kind', code: 'required' }]);
  const { kind, service } = choice(request, action, deed);
  if (deed.data.services.get(request.service)?.sensitive === true && !deed.sensitive)
    throw new ProblemError('forbidden', 'Classifying what is sensitive takes the scope “desk:sensitive”.');
  const gaps = applicantGaps(request, kind, service).map(({ pointer = '' }) => pointer);
  // What a submission of this kind may not lack, a request can't become without either.
  if (gaps.length > 0 && kind.code !== request.kind && identityOf(kind, service) === 'full-with-id')
    throw invalid([{ pointer: '/kind', code: 'not_allowed', params: { missing: gaps } }]);
  return {
    request: { kind: kind.code, service: service.code, missing: gaps },
    event: {
      was: { kind: request.kind, service: request.service },
      ...(kind.code !== request.kind && dueUnder(kind, request, deed)),
    },
  };
};

const choice = (
  request: StoredRequest,
  action: Extract<Action, { type: 'classify' }>,
  { data, now }: Deed,
): { kind: KindData; service: ServiceData } => {
  const kind = data.kinds.get(action.kind ?? request.kind);
  const service =
    action.service === undefined
      ? data.services.get(request.service)
      : acceptedService(action.service, { data, now });
  const errors: FieldError[] = [];
  if (kind === undefined) errors.push({ pointer: '/kind', code: 'unknown_value' });
  if (service === undefined) errors.push({ pointer: '/service', code: 'unknown_value' });
  if (kind === undefined || service === undefined) throw invalid(errors);
  if (takes(service, kind)) return { kind, service };
  const pointer = action.kind === undefined ? '/service' : '/kind';
  throw invalid([{ pointer, code: 'not_allowed', params: { kind: kind.code, service: service.code } }]);
};

const dueUnder = (kind: KindData, request: StoredRequest, { data }: Deed): Pick<StoredEvent, 'due'> => {
  const [start] = eventsSinceStart(request);
  const from = start?.type === 'reopened' ? start.at : request.receivedAt;
  const due = dueFor(kind.code, from, data);
  if (due === undefined && dueOf(request) === undefined) return {};
  return { due: due ?? null };
};
