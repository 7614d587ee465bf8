import { messageIdOf, type StoredDelivery, type StoredNotification } from '@melikgazi/mimer-sdk/domain';

/** A text message that is to be sent at once; its id is made from `name`. */
export const notificationOf = (
  reference: string,
  name: string,
  given: Partial<StoredNotification> = {},
): StoredNotification => ({
  id: messageIdOf(reference, name),
  event: `event-of-${name}`,
  channel: 'sms',
  state: 'pending',
  attempts: 0,
  at: '2026-11-23T09:00:00Z',
  ...given,
});

/** A message to the webhook `crm` that is to be sent at once; its id is made from `name`. */
export const deliveryOf = (
  reference: string,
  name: string,
  given: Partial<StoredDelivery> = {},
): StoredDelivery => ({
  id: messageIdOf(reference, name),
  webhook: 'crm',
  event: `event-of-${name}`,
  type: 'request.received',
  version: 1,
  status: 'received',
  state: 'pending',
  attempts: 0,
  at: '2026-11-23T09:00:00Z',
  ...given,
});

/** The name that a message's id was made from. */
export const nameOf = ({ id }: { readonly id: string }): string => id.slice(id.indexOf('_') + 1);
