import { defaultMaxAge, hasExpired, type OutboxItem } from '@melikgazi/mimer-sdk/outbox';
import type { FormMessages } from '../../locales/messages.ts';
import { causeOf } from '../words.ts';

type Words = FormMessages['outbox'];

/** How long a request is sent by itself. */
export const mostDays = defaultMaxAge / 86_400_000;

/** What became of a request, in one sentence. */
export const titleOf = (item: OutboxItem, words: Words): string => {
  if (hasExpired(item)) return words.expiredLine(mostDays);
  if (item.state === 'sent') return words.sentLine;
  return item.state === 'setAside' ? words.setAsideLine : words.waitingLine;
};

/** Why it is not sent any more, in words. */
export const reasonOf = (item: OutboxItem, messages: FormMessages): string =>
  hasExpired(item) ? messages.outbox.expired : causeOf({ code: item.reason?.code ?? 'unexpected' }, messages);

/** How it stands, in a word or two. */
export const stateOf = (item: OutboxItem, { states }: Words): string =>
  states[hasExpired(item) ? 'expired' : item.state];

/** Under these a request is, or was, at the municipality already: another one in its place would be a second. */
const arrived: readonly string[] = ['idempotency_mismatch', 'erased'];

/** Whether it makes sense to correct it and send it again. */
export const canBeOpened = ({ state, reason }: OutboxItem): boolean =>
  state === 'setAside' && !arrived.includes(reason?.code ?? '');
