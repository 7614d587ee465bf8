import type { Identity, Notice, ReplyChannel } from '@melikgazi/mimer-sdk';
import { isTicked, textOf } from './answers.ts';
import type { Draft } from './draft.ts';

/** Whether something is asked, and whether it must be answered. */
export type Demand = 'required' | 'optional' | 'none';

/** What kind and service ask of the person. */
export interface Requirements {
  readonly anonymityOffered: boolean;
  readonly anonymous: boolean;
  readonly names: Demand;
  readonly nationalId: Demand;
  readonly phone: Demand;
  readonly email: Demand;
  readonly address: Demand;
  /** Whether one of telephone and e-mail is enough. */
  readonly eitherContact: boolean;
  readonly hideIdentity: 'offered' | 'default' | undefined;
}

const strictness: readonly Identity[] = ['none', 'contact', 'full', 'full-with-id'];

const phoneChannels: readonly string[] = ['sms', 'phone', 'whatsapp'] satisfies ReplyChannel[];

/** A service may raise what its kind asks, never lower it. */
const identityOf = ({ kind, service }: Draft): Identity => {
  const rank = (identity: Identity | undefined) =>
    identity === undefined ? 0 : strictness.indexOf(identity);
  return strictness[Math.max(rank(kind?.identity), rank(service?.identity))] ?? 'none';
};

export const requirementsOf = (draft: Draft): Requirements => {
  const { answers, kind, service } = draft;
  const anonymityOffered = kind?.anonymous === true && service?.anonymous !== false;
  const anonymous = anonymityOffered && isTicked(answers, 'anonymous');
  const identity = identityOf(draft);
  const full = identity === 'full' || identity === 'full-with-id';
  const channel = textOf(answers, 'channel');
  const demand = (condition: boolean): Demand => (condition && !anonymous ? 'required' : 'none');
  const eitherContact = identity === 'contact' && !anonymous && (channel === 'post' || channel === 'none');
  const contact = (required: boolean): Demand => (eitherContact ? 'optional' : demand(required));
  return {
    anonymityOffered,
    anonymous,
    names: anonymous ? 'none' : full ? 'required' : 'optional',
    nationalId: demand(identity === 'full-with-id'),
    phone: contact(phoneChannels.includes(channel)),
    email: contact(channel === 'email'),
    address: demand(full || channel === 'post'),
    eitherContact,
    hideIdentity: anonymous ? undefined : service?.hideIdentity,
  };
};

/** Whether the citizen's identity is to be kept from the unit: as answered, else as the service suggests. */
export const hidesIdentity = (draft: Draft): boolean => {
  const offered = requirementsOf(draft).hideIdentity;
  return offered !== undefined && (draft.answers.hideIdentity ?? offered === 'default') === true;
};

/** The notices that must be read: the general one and the service's own. */
export const noticesOf = ({ catalogue, service }: Draft): readonly Notice[] =>
  catalogue.jurisdiction.notices.filter(({ id }) => id === 'general' || id === service?.notice);

/** Whether an SMS or a WhatsApp message is to reach the number. */
export const needsMobile = ({ answers }: Draft): boolean =>
  ['sms', 'whatsapp'].includes(textOf(answers, 'channel'));
