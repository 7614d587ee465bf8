import type { Kind, Service } from '@melikgazi/mimer-sdk';
import { textOf, type Answers } from './answers.ts';
import { kindsOf, type Catalogue } from './catalogue.ts';

/** The answers and what they refer to. */
export interface Draft {
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly service: Service | undefined;
  /** Absent also when the service does not accept the kind that was chosen for another one. */
  readonly kind: Kind | undefined;
}

export const draftOf = (catalogue: Catalogue, answers: Answers): Draft => {
  const service = catalogue.services.find(({ code }) => code === textOf(answers, 'service'));
  const kinds = service === undefined ? [] : kindsOf(catalogue, service);
  const chosen = kinds.find(({ code }) => code === textOf(answers, 'kind'));
  return { catalogue, answers, service, kind: kinds.length === 1 ? kinds[0] : chosen };
};

/** Whether the chosen subject is another institution's and the citizen has not said to apply all the same. */
export const isRedirected = ({ service, answers }: Draft): boolean =>
  service?.redirect !== undefined && textOf(answers, 'anyway') !== service.code;
