import { actions, type Action, type Attachment } from '../contract/index.ts';
import { invalid } from './problem-error.ts';
import { amend } from './amend.ts';
import { attachmentErrors } from './attachments.ts';
import { withEvent, type Circumstances, type NewEvent } from './change.ts';
import { classify } from './classify.ts';
import { dueFor } from './deadline.ts';
import { dueOf } from './derive.ts';
import { extend } from './extend.ts';
import { redact } from './redact.ts';
import { renewCode } from './renew-code.ts';
import type { StoredEvent, StoredRequest, TrackingSeed } from './stored-request.ts';
import { assertLegal } from './transition.ts';

/** What the world adds to an action of the desk. */
export interface Deed extends Circumstances {
  /** The client that acts; it never leaves the desk. */
  readonly by: string;
  /** Whether it may see who asked to stay hidden. */
  readonly sensitive: boolean;
  /** The files that the action names, once they are claimed for this request. */
  readonly files: readonly Attachment[];
  /** Draws what a new tracking code is made from. */
  readonly drawTracking: () => TrackingSeed;
}

/** What an action does: members of the event it makes, and members of the request that it replaces. */
export interface Effect {
  readonly event?: Partial<NewEvent>;
  readonly request?: Partial<StoredRequest>;
}

/**
 * The request after an action of the desk. Of `merge` only the status is checked: whether the other request is there
 * is for the caller to find out.
 *
 * @throws {@link IllegalTransitionError} naming the status and the action.
 * @throws ProblemError `invalid` with a pointer to each refused member; `erased`; `forbidden`.
 */
export const act = (request: StoredRequest, action: Action, deed: Deed): StoredRequest => {
  const { from, event: type } = actions[action.type];
  assertLegal(request, from, action.type);
  const effect = effectOf(request, action, deed);
  const event: NewEvent = { type, actor: 'staff', by: deed.by, public: true, ...effect.event };
  return withEvent({ ...request, ...effect.request }, event, deed);
};

const effectOf = (request: StoredRequest, action: Action, deed: Deed): Effect => {
  const { units, profile } = deed.data;
  switch (action.type) {
    case 'review':
      return {};
    case 'forward':
      if (!units.has(action.unit)) throw invalid([{ pointer: '/unit', code: 'unknown_value' }]);
      return { event: { unit: action.unit, ...noteIn(action) } };
    case 'start':
      return {
        event: {
          ...noteIn(action),
          ...(action.expectedOn !== undefined && { expectedOn: action.expectedOn }),
        },
      };
    case 'ask':
      return { event: { text: action.text } };
    case 'answer':
      return { event: { text: action.text, channel: action.channel } };
    case 'comment':
      return { event: { text: action.text, public: action.public } };
    case 'resolve': {
      const errors = attachmentErrors(action.attachments, profile.attachments);
      if (errors.length > 0) throw invalid(errors);
      return { event: { text: action.text, ...(deed.files.length > 0 && { attachments: deed.files }) } };
    }
    case 'decline':
      if (!profile.declineReasons.some(({ code }) => code === action.reason))
        throw invalid([{ pointer: '/reason', code: 'unknown_value' }]);
      return { event: { text: action.text, reason: action.reason } };
    case 'transfer':
      return { event: { text: action.text, institution: institutionIn(action) } };
    case 'merge':
      return { event: { into: action.into } };
    case 'reopen':
      return { event: { text: action.text, ...dueAnew(request, deed) } };
    case 'amend':
      return amend(request, action, deed);
    case 'redact':
      return redact(request, action);
    case 'renewCode':
      return renewCode(request, deed);
    case 'classify':
      return classify(request, action, deed);
    case 'extend':
      return extend(request, action, deed);
  }
};

const noteIn = ({ note }: { note?: string | undefined }) => (note === undefined ? {} : { note });

const institutionIn = ({
  institution: { name, contact },
}: Extract<Action, { type: 'transfer' }>): NonNullable<StoredEvent['institution']> => ({
  name,
  ...(contact !== undefined && { contact }),
});

/** The due date of a request that starts anew: the kind's rule, counted from now. */
export const dueAnew = (request: StoredRequest, { data, now }: Circumstances): Pick<StoredEvent, 'due'> => {
  const due = dueFor(request.kind, now, data);
  if (due === undefined && dueOf(request) === undefined) return {};
  return { due: due ?? null };
};
