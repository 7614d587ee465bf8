import type { ActionType, Status } from '@melikgazi/mimer-sdk/contract';
import { doneAsCitizen } from '../citizen-calls.ts';
import type { Context } from '../context.ts';
import { NotRun } from '../outcome.ts';
import { openCase, type Case } from './case.ts';
import { exampleAction, type Targets } from './example-actions.ts';

const steps: Readonly<Record<Exclude<Status, 'withdrawn'>, readonly ActionType[]>> = {
  received: [],
  in_review: ['review'],
  forwarded: ['forward'],
  in_progress: ['start'],
  // By way of another status, so that an answer leads back to it and not to the first one.
  awaiting_citizen: ['start', 'ask'],
  resolved: ['resolve'],
  declined: ['decline'],
  transferred: ['transfer'],
  merged: ['merge'],
};

/** A request of the kit's own that is in `status`. @throws NotRun where this backend has no way there. */
export const caseInStatus = async (context: Context, status: Status, targets: Targets): Promise<Case> => {
  const opened = await openCase(context);
  if (status === 'withdrawn') {
    if (!context.offers('withdrawal')) throw new NotRun('the backend does not name withdrawal');
    await doneAsCitizen(context, opened.receipt, 'withdraw');
    return opened;
  }
  for (const type of steps[status])
    await opened.does(exampleAction(type, await opened.read(), context, targets));
  return opened;
};
