import {
  unitListSchema,
  type Action,
  type ActionType,
  type DeskRequest,
} from '@melikgazi/mimer-sdk/contract';
import type { Context } from '../context.ts';
import { read } from '../expect.ts';
import { NotRun, prepare } from '../outcome.ts';

/** What the actions of the kit name: where to forward to, and what to merge into. */
export interface Targets {
  readonly unit: string | undefined;
  readonly into: string;
}

/** The first unit that requests are forwarded to; `undefined` where there is none. */
export const anyUnit = (context: Context): Promise<string | undefined> =>
  prepare('reading the units', async () => {
    const answer = await context.send({ path: '/desk/units', bearer: context.apiKey });
    return read(answer, 200, unitListSchema)[0]?.code;
  });

const text = 'Conformance test, please ignore.';

/**
 * An action that is right for a request, but for the request's status.
 *
 * @throws NotRun where the backend lacks what it names.
 */
export const exampleAction = (
  type: ActionType,
  request: DeskRequest,
  { jurisdiction: { declineReasons = [] } }: Context,
  { unit, into }: Targets,
): Action => {
  switch (type) {
    case 'review':
    case 'start':
    case 'renewCode':
      return { type };
    case 'forward':
      if (unit === undefined) throw new NotRun('the backend has no units to forward to');
      return { type, unit };
    case 'ask':
    case 'reopen':
    case 'resolve':
      return { type, text };
    case 'answer':
      return { type, text, channel: 'phone' };
    case 'decline': {
      const [reason] = declineReasons;
      if (reason === undefined) throw new NotRun('the backend names no reasons to decline');
      return { type, reason: reason.code, text };
    }
    case 'transfer':
      return { type, institution: { name: 'Conformance Institution' }, text };
    case 'merge':
      return { type, into };
    case 'comment':
      return { type, text, public: false };
    case 'amend':
      return { type, reply: { channel: 'none', locale: request.reply.locale } };
    case 'redact':
      return { type, eventId: request.timeline[0]?.id ?? 'none' };
    case 'classify':
      return { type, service: request.service.code };
    case 'extend':
      return { type, days: 1, reason: text };
  }
};
