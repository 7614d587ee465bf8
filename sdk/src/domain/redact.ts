import type { Action } from '../contract/index.ts';
import { invalid } from './problem-error.ts';
import type { Effect } from './act.ts';
import type { StoredEvent, StoredRequest } from './stored-request.ts';

/**
 * Takes what was written and attached out of an event; that it happened stays. Citizens see that something of theirs
 * is gone, but not what was taken out of a note.
 *
 * @throws ProblemError `invalid` where there is no such event.
 */
export const redact = (
  { events }: StoredRequest,
  { eventId }: Extract<Action, { type: 'redact' }>,
): Effect => {
  const found = events.find(({ id }) => id === eventId);
  if (found === undefined) throw invalid([{ pointer: '/eventId', code: 'unknown_value' }]);
  return {
    request: { events: events.map(event => (event === found ? emptied(event) : event)) },
    event: { public: found.public },
  };
};

const emptied = ({ text: _text, note: _note, attachments: _files, ...rest }: StoredEvent): StoredEvent => ({
  ...rest,
  redacted: true,
});
