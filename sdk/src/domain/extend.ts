import type { Action } from '../contract/index.ts';
import { invalid } from './problem-error.ts';
import type { Deed, Effect } from './act.ts';
import { dayIn } from './calendar.ts';
import { dueOn } from './deadline.ts';
import { dueOf, eventsSinceStart, statusOf } from './derive.ts';
import type { Due, StoredRequest } from './stored-request.ts';
import { IllegalTransitionError } from './transition.ts';

/**
 * Extends the time once, in the unit of the rule, with a reason that the citizen reads.
 *
 * @throws {@link IllegalTransitionError} where the rule knows no extension, where it was extended before, or where it
 * has run out. @throws ProblemError `invalid` where it is more than the municipality's maximum.
 */
export const extend = (
  request: StoredRequest,
  { days, reason }: Extract<Action, { type: 'extend' }>,
  { data, now }: Deed,
): Effect => {
  const refuse = (why: string) => new IllegalTransitionError(statusOf(request), 'extend', why);
  const due = dueOf(request);
  const maximum = data.kinds.get(request.kind)?.deadline?.mayExtendBy;
  if (due === undefined) throw refuse('it has no due date');
  if (maximum === undefined) throw refuse(`the rule “${due.basis.rule}” knows no extension`);
  if (wasExtended(request, due)) throw refuse('it was extended before');
  if (dayIn(data.profile.timeZone, now) > due.on) throw refuse(`its time ran out on ${due.on}`);
  if (days > maximum) throw invalid([{ pointer: '/days', code: 'too_large', params: { maximum } }]);

  const { rule, unit } = due.basis;
  const on = dueOn(due.on, unit === 'calendar' ? { calendarDays: days } : { workingDays: days }, data);
  const basis = { rule, unit, days: due.basis.days + days, extendedFrom: due.on };
  return { event: { text: reason, due: { on, basis } } };
};

/** Under the same rule, however the request was classified in between. */
const wasExtended = (request: StoredRequest, { basis }: Due): boolean =>
  eventsSinceStart(request).some(({ type, due }) => type === 'extended' && due?.basis.rule === basis.rule);
