import { invalid } from './problem-error.ts';
import type { Deed, Effect } from './act.ts';
import type { StoredRequest } from './stored-request.ts';

/** The channels that carry a code to the citizen without anyone of the municipality reading it. */
const carriers: readonly string[] = ['sms', 'whatsapp', 'email'];

/**
 * Makes the tracking code void and owes the citizen a new one. The receipt, made again, keeps the code that it had, so
 * that who holds an old receipt learns nothing.
 *
 * @throws ProblemError `invalid` where the reply channel can't carry a code: the citizen would be locked out.
 */
export const renewCode = ({ reply, tracking }: StoredRequest, { drawTracking }: Deed): Effect => {
  const { channel } = reply;
  if (!carriers.includes(channel))
    throw invalid([{ pointer: '/type', code: 'not_allowed', params: { channel } }]);
  const { salt, secretId } = drawTracking();
  const { first = { salt: tracking.salt, secretId: tracking.secretId } } = tracking;
  return { request: { tracking: { salt, secretId, first } } };
};
