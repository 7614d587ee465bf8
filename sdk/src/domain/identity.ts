import type { Applicant, FieldError, Identity, Reply } from '../contract/index.ts';
import { isMobile } from '../phone.ts';
import type { KindData, ServiceData } from './jurisdiction-data.ts';

const levels: readonly Identity[] = ['none', 'contact', 'full', 'full-with-id'];

/** What must be known of the applicant: the kind's rule, which a service may only raise. */
export const identityOf = (kind: KindData, service: ServiceData): Identity =>
  service.identity !== undefined && levels.indexOf(service.identity) > levels.indexOf(kind.identity)
    ? service.identity
    : kind.identity;

/** Whether the request may come from nobody in particular: the kind's rule, which a service may only forbid. */
export const mayBeAnonymous = (kind: KindData, service: ServiceData): boolean =>
  kind.anonymous && service.anonymous !== false;

/** What is missing of the applicant by the identity rule. */
export const identityGaps = (identity: Identity, applicant: Applicant = {}): FieldError[] => {
  const wanted: (keyof Applicant)[] = [];
  if (identity === 'full' || identity === 'full-with-id') wanted.push('givenName', 'familyName', 'address');
  if (identity === 'full-with-id') wanted.push('nationalId');
  const gaps = wanted
    .filter(member => applicant[member] === undefined)
    .map((member): FieldError => ({ pointer: `/applicant/${member}`, code: 'required' }));
  if (identity === 'contact' && applicant.phone === undefined && applicant.email === undefined)
    gaps.push({ pointer: '/applicant/phone', code: 'contact_required' });
  return gaps;
};

/** What is missing of the applicant altogether: what the identity rule and what the reply channel want. */
export const applicantGaps = (
  { applicant, reply }: { readonly applicant?: Applicant | undefined; readonly reply: Reply },
  kind: KindData,
  service: ServiceData,
): FieldError[] => {
  if (applicant === undefined && mayBeAnonymous(kind, service)) return [];
  const unreachable = channelGaps(reply, applicant);
  const gaps = identityGaps(identityOf(kind, service), applicant).filter(
    gap => !unreachable.some(({ pointer }) => pointer === gap.pointer),
  );
  return [...gaps, ...unreachable];
};

/** What the reply channel lacks to reach the applicant. */
export const channelGaps = ({ channel }: Reply, applicant: Applicant = {}): FieldError[] => {
  const required = (member: keyof Applicant): FieldError[] =>
    applicant[member] === undefined
      ? [{ pointer: `/applicant/${member}`, code: 'required', params: { channel } }]
      : [];
  switch (channel) {
    case 'sms':
    case 'whatsapp':
      return applicant.phone !== undefined && !isMobile(applicant.phone)
        ? [{ pointer: '/applicant/phone', code: 'mobile_required', params: { channel } }]
        : required('phone');
    case 'phone':
      return required('phone');
    case 'email':
      return required('email');
    case 'post':
      return required('address');
    case 'none':
      return [];
  }
};
