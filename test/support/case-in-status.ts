import type { Status } from '@melikgazi/mimer-sdk/contract';
import { openCase, type Case } from './desk.ts';
import type { startServer } from './server.ts';

const stepsTo: Readonly<Record<Status, (request: Case, other: string) => Promise<unknown>>> = {
  received: () => Promise.resolve(),
  in_review: request => request.does({ type: 'review' }),
  forwarded: request => request.does({ type: 'forward', unit: 'works' }),
  in_progress: request => request.does({ type: 'start' }),
  awaiting_citizen: async request => {
    await request.does({ type: 'start' });
    await request.does({ type: 'ask', text: 'Which side?' });
  },
  resolved: request => request.does({ type: 'resolve', text: 'Done.' }),
  declined: request => request.does({ type: 'decline', reason: 'unclear', text: 'What is it?' }),
  transferred: request =>
    request.does({ type: 'transfer', institution: { name: 'Waterworks' }, text: 'They own the pipe.' }),
  merged: (request, other) => request.does({ type: 'merge', into: other }),
  withdrawn: request => request.asks('withdrawal', {}),
};

/** A request that is in `status`; `other` is one that it may have been merged into. */
export const caseInStatus = async (
  server: Awaited<ReturnType<typeof startServer>>,
  key: string,
  status: Status,
  other: string,
): Promise<Case> => {
  const request = await openCase(server, key);
  await stepsTo[status](request, other);
  return request;
};
