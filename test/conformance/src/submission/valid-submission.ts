import type { Applicant, Jurisdiction, NewRequest, Service } from '@melikgazi/mimer-sdk/contract';
import { requiredAnswers } from './answers.ts';
import { identityOf, mayBeAnonymous, type Choice } from './choice.ts';

// Addresses of example.com reach nobody (RFC 2606), and the identity number is the one that forms show as an example.
const person = {
  givenName: 'Conformance',
  familyName: 'Test',
  nationalId: '10000000146',
  email: 'conformance@example.com',
  address: 'Conformance test, please ignore',
} as const;

const applicantFor = (choice: Choice): Applicant | undefined => {
  const { nationalId, ...named } = person;
  if (mayBeAnonymous(choice) && identityOf(choice) === 'none') return undefined;
  return identityOf(choice) === 'full-with-id' ? { ...named, nationalId } : named;
};

/** The notices that a citizen must have been shown: those that belong to no service in particular, and the service's own. */
const noticesFor = (
  { service }: Choice,
  { notices }: Jurisdiction,
  services: readonly Service[],
): NewRequest['notices'] => {
  const special = new Set(services.flatMap(({ notice }) => notice ?? []));
  return notices
    .filter(({ id }) => id === service.notice || !special.has(id))
    .map(({ id, version }) => ({ id, version }));
};

/** A submission that a citizen could make, in plainly marked words, with no more than the choice wants. */
export const validSubmission = (
  choice: Choice,
  catalogue: { readonly jurisdiction: Jurisdiction; readonly services: readonly Service[] },
  token: string,
): NewRequest => {
  const { kind, service } = choice;
  const { jurisdiction, services } = catalogue;
  const applicant = applicantFor(choice);
  const attributes = requiredAnswers(service);
  const notices = noticesFor(choice, jurisdiction, services);
  return {
    kind: kind.code,
    service: service.code,
    description: `Conformance test, please ignore (${token}).`,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(service.location === 'required' && { location: { street: 'Conformance test' } }),
    ...(applicant !== undefined && { applicant }),
    reply: { channel: 'none', locale: jurisdiction.defaultLocale },
    ...(notices !== undefined && notices.length > 0 && { notices }),
  };
};
