import type { Reply } from '@melikgazi/mimer-sdk/contract';
import type { StoredEvent, StoredNotification } from './stored-request.ts';

/** The message that a public event owes the citizen: none where they want none; a task where a person delivers it. */
export const notificationsFor = (
  event: StoredEvent,
  { channel }: Reply,
  id: string,
): StoredNotification[] => {
  if (!event.public || channel === 'none') return [];
  const state = channel === 'phone' || channel === 'post' ? 'task' : 'pending';
  return [{ id, event: event.id, channel, state, attempts: 0, at: event.at }];
};
