import type { OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import type { FormMessages } from '../../locales/messages.ts';
import { causeOf } from '../words.ts';

/** Why the municipality did not take it, in words. */
export const reasonOf = ({ reason }: OutboxItem, messages: FormMessages): string =>
  causeOf({ code: reason?.code ?? 'unexpected' }, messages);

/** Under these a request is, or was, at the municipality already: another one in its place would be a second. */
const arrived: readonly string[] = ['idempotency_mismatch', 'erased'];

/** Whether it makes sense to correct it and send it again. */
export const canBeOpened = ({ state, reason }: OutboxItem): boolean =>
  state === 'setAside' && !arrived.includes(reason?.code ?? '');
