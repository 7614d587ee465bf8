import type { Jurisdiction, Kind, Service } from '@melikgazi/mimer-sdk';

/** What the municipality offers: the two answers that a form is made from. */
export interface Catalogue {
  readonly jurisdiction: Jurisdiction;
  readonly services: readonly Service[];
}

/** The one kind that a service takes only where it names it (contract §3). */
const onlyWhereNamed = 'information';

/** The kinds of request that a service accepts. */
export const kindsOf = ({ jurisdiction: { kinds } }: Catalogue, service: Service): readonly Kind[] =>
  kinds.filter(({ code }) => service.kinds?.includes(code) ?? code !== onlyWhereNamed);
