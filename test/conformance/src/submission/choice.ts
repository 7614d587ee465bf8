import type { Identity, Jurisdiction, Kind, Service } from '@melikgazi/mimer-sdk/contract';

/** A kind and a service that go together. */
export interface Choice {
  readonly kind: Kind;
  readonly service: Service;
}

const ranks: readonly Identity[] = ['none', 'contact', 'full', 'full-with-id'];

/** The identity rule of a kind and a service, which may only raise it. */
export const identityOf = ({ kind, service }: Choice): Identity =>
  ranks[Math.max(ranks.indexOf(kind.identity), ranks.indexOf(service.identity ?? 'none'))] ?? 'none';

/** Whether the applicant may stay away altogether; the service may only forbid it. */
export const mayBeAnonymous = ({ kind, service }: Choice): boolean =>
  kind.anonymous && service.anonymous !== false;

// What the contract says of a service that names no kinds: all but requests for information, whose code it gives.
const takes = ({ kinds }: Service, { code }: Kind): boolean =>
  kinds === undefined ? code !== 'information' : kinds.includes(code);

const needsOf = (choice: Choice): number => {
  const { service } = choice;
  return (
    ranks.indexOf(identityOf(choice)) * 10 +
    (mayBeAnonymous(choice) ? 0 : 5) +
    service.attributes.filter(({ required }) => required).length * 2 +
    (service.kinds === undefined ? 1 : 0) +
    (service.location === 'required' ? 2 : 0) +
    (service.sensitive ? 100 : 0)
  );
};

/** Every kind with every service that takes it and that the municipality is in charge of, those with the fewest needs first. */
export const choicesOf = (
  { kinds }: Pick<Jurisdiction, 'kinds'>,
  services: readonly Service[],
): readonly Choice[] =>
  services
    .filter(({ redirect }) => redirect === undefined)
    .flatMap(service => kinds.filter(kind => takes(service, kind)).map(kind => ({ kind, service })))
    .sort((a, b) => needsOf(a) - needsOf(b));
