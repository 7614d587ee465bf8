import { actions, isLegal, type Action, type FieldError, type Status } from '@melikgazi/mimer-sdk/contract';
import type { JurisdictionData } from '../jurisdictions/jurisdiction-data.ts';
import { statusOf } from './derive.ts';
import { notificationsFor } from './notify.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/** An action that the status forbids. */
export class IllegalTransitionError extends Error {
  override readonly name = 'IllegalTransitionError' as const;
  constructor(status: Status, action: string) {
    super(`A request that is ${status} can't be taken by “${action}”.`);
  }
}

/** What the world adds to an action. */
export interface Deed {
  readonly now: string;
  readonly newId: () => string;
  readonly by: string;
}

/** What is wrong with an action's codes. */
export const actionErrors = (action: Action, { units, profile }: JurisdictionData): FieldError[] => {
  if (action.type === 'forward' && !units.has(action.unit))
    return [{ pointer: '/unit', code: 'unknown_value' }];
  if (action.type === 'decline' && !profile.declineReasons.some(({ code }) => code === action.reason))
    return [{ pointer: '/reason', code: 'unknown_value' }];
  return [];
};

/**
 * The request after an action of the desk.
 *
 * @throws {@link IllegalTransitionError} naming the status and the action.
 */
export const act = (request: StoredRequest, action: Action, { now, newId, by }: Deed): StoredRequest => {
  const { from, event: type } = actions[action.type];
  const status = statusOf(request);
  if (!isLegal(from, status)) throw new IllegalTransitionError(status, action.type);
  const event: StoredEvent = {
    id: newId(),
    at: now,
    type,
    actor: 'staff',
    by,
    public: action.type !== 'comment' || action.public,
    ...detailsOf(action),
  };
  return {
    ...request,
    version: request.version + 1,
    events: [...request.events, event],
    notifications: [...request.notifications, ...notificationsFor(event, request.reply, newId())],
  };
};

const detailsOf = (action: Action): Partial<StoredEvent> => {
  switch (action.type) {
    case 'forward':
      return { unit: action.unit, ...(action.note !== undefined && { note: action.note }) };
    case 'start':
      return {
        ...(action.note !== undefined && { note: action.note }),
        ...(action.expectedOn !== undefined && { expectedOn: action.expectedOn }),
      };
    case 'comment':
    case 'resolve':
      return { text: action.text };
    case 'decline':
      return { text: action.text, reason: action.reason };
  }
};
